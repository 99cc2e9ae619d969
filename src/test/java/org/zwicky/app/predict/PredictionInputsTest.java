package org.zwicky.app.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zwicky.base.BadInputException;
import org.zwicky.data.ArrayImageSource;
import org.zwicky.data.DataSpec;
import org.zwicky.data.ImageSize;
import org.zwicky.data.RawImage;
import org.zwicky.data.folder.FolderFixture;
import org.zwicky.data.hdf5.Hdf5ImageWriter;
import org.zwicky.data.idx.IdxFixture;

class PredictionInputsTest {

  @TempDir private Path directory;

  private final Received received = new Received();

  @Test
  void readsAFolderByNameWithTheClassThatItsFoldersAreNamedAfter() throws IOException {
    Path root = directory.resolve("root");
    FolderFixture.png(root.resolve("spiral/2.png"), 3, 2, 10, 20, 30);
    FolderFixture.png(root.resolve("elliptical/old/1.png"), 3, 2, 40);
    FolderFixture.write(
        root.resolve("0.jpg"), new BufferedImage(4, 5, BufferedImage.TYPE_3BYTE_BGR), "jpg");
    FolderFixture.png(root.resolve("unknown/3.png"), 3, 2, 50);
    Files.writeString(root.resolve("notes.txt"), "no image");

    read(inputs(null), root);

    assertThat(received.names)
        .containsExactly(
            root.resolve("0.jpg").toString(),
            root.resolve("elliptical/old/1.png").toString(),
            root.resolve("spiral/2.png").toString(),
            root.resolve("unknown/3.png").toString());
    assertThat(received.labels)
        .containsExactly(
            OptionalInt.empty(), OptionalInt.of(0), OptionalInt.of(1), OptionalInt.empty());
    assertThat(received.images.get(0).size()).isEqualTo(new ImageSize(5, 4));
    assertThat(received.images.get(1).channels()).isEqualTo(1);
    assertThat(received.images.get(2).pixels()).startsWith(10, 20, 30, 10, 20, 30);
  }

  @Test
  void readsHdf5AndIdxImageByImage() throws IOException {
    ArrayImageSource source = new ArrayImageSource(new int[] {1, 0, 1}, 4, 3, 1, 3);
    Path hdf5 = directory.resolve("x.h5");
    Hdf5ImageWriter.write(hdf5, source);
    Path idx = IdxFixture.write(directory, source, ".gz");

    for (Path file : new Path[] {hdf5, idx}) {
      Received each = new Received();
      inputs(null).read(file, each);

      assertThat(each.names).containsExactly(file + "#0", file + "#1", file + "#2");
      assertThat(each.labels)
          .containsExactly(OptionalInt.of(1), OptionalInt.of(0), OptionalInt.of(1));
      for (int i = 0; i < 3; i++) {
        byte[] expected = new byte[12];
        source.read(i, 1, expected);
        assertThat(each.images.get(i).pixels()).isEqualTo(expected);
        assertThat(each.images.get(i).size()).isEqualTo(new ImageSize(4, 3));
      }
    }
  }

  @Test
  void needsNoLabelsBesideIdxImages() throws IOException {
    Path named = IdxFixture.write(directory.resolve("a-images-idx3-ubyte"), new byte[12], 2, 3, 2);
    Path plain = IdxFixture.write(directory.resolve("mine-ubyte"), new byte[12], 2, 3, 2);

    for (Path file : new Path[] {named, plain}) {
      Received each = new Received();
      inputs(null).read(file, each);
      assertThat(each.labels).containsExactly(OptionalInt.empty(), OptionalInt.empty());
    }
  }

  @Test
  void goesOnAfterAnImageThatCannotBeRead() throws IOException {
    Path broken = Files.writeString(directory.resolve("a.png"), "no image");
    FolderFixture.png(directory.resolve("b.png"), 3, 2, 10);
    Path whole = FolderFixture.png(directory.resolve("c.png"), 30, 20, 10);
    Files.write(whole, Arrays.copyOf(Files.readAllBytes(whole), 60));

    read(inputs(null), directory);

    assertThat(received.names).containsExactly(directory.resolve("b.png").toString());
    assertThat(received.problems).hasSize(2);
    assertThat(received.problems.get(0)).contains(broken.toString(), "it is no PNG or JPEG");
    assertThat(received.problems.get(1)).contains("c.png can't be read");
  }

  @Test
  void saysWhatIsWrongWithWhatHoldsNoImages() throws IOException {
    Path text = Files.writeString(directory.resolve("notes.txt"), "no image");
    Path none = directory.resolve("none.png");
    Path empty = Files.createDirectory(directory.resolve("empty"));
    Path hdf5 = Files.writeString(directory.resolve("x.h5"), "no HDF5");

    assertThatThrownBy(() -> PredictionInputs.require(List.of(empty, none)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("There is no file or folder " + none)
        .hasMessageContaining("Check the name");
    assertThatThrownBy(() -> PredictionInputs.require(List.of(text)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("notes.txt is of a kind unknown here. Give PNG or JPEG");
    assertThatThrownBy(() -> read(inputs(null), empty))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(
            "holds no PNG or JPEG image. Give one that does, or an HDF5 or IDX file itself.");
    assertThatThrownBy(() -> read(inputs(null), hdf5))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("x.h5 is not an HDF5 file");
  }

  @Test
  void saysWhichDatasetsAFileHasWhereTheOneAskedForIsMissing() {
    Path file = directory.resolve("x.h5");
    Hdf5ImageWriter.write(file, new ArrayImageSource(new int[] {0, 1}, 4, 3, 3, 2));

    assertThatThrownBy(() -> read(inputs("pictures"), file))
        .isInstanceOf(BadInputException.class)
        .hasMessageContainingAll("pictures", "images", "x.h5", "--data-images");
  }

  @Test
  void takesNoFileWhoseLabelsAreOfOtherClasses() {
    Path file = directory.resolve("x.h5");
    Hdf5ImageWriter.write(file, new ArrayImageSource(new int[] {0, 2}, 4, 3, 3, 2));

    assertThatThrownBy(() -> read(inputs(null), file))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("labels beyond the study's 2 classes");
  }

  private PredictionInputs inputs(String images) {
    return new PredictionInputs(
        DataSpec.hdf5(directory.resolve("study.h5")), images, List.of("elliptical", "spiral"));
  }

  private void read(PredictionInputs inputs, Path input) {
    inputs.read(input, received);
  }

  private static final class Received implements PredictionInputs.Receiver {

    private final List<String> names = new ArrayList<>();
    private final List<RawImage> images = new ArrayList<>();
    private final List<OptionalInt> labels = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    @Override
    public void onImage(String name, RawImage image, OptionalInt label) {
      names.add(name);
      images.add(image);
      labels.add(label);
    }

    @Override
    public void onUnreadable(String name, String reason) {
      problems.add(reason);
    }
  }
}
