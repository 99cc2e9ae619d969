package org.zwicky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.zwicky.app.data.DataInspection;
import org.zwicky.app.data.DataSources;
import org.zwicky.data.ArrayImageSource;
import org.zwicky.data.DataFormat;
import org.zwicky.data.ImageSize;
import org.zwicky.data.ImageSource;
import org.zwicky.data.NamedParts;
import org.zwicky.data.SourceSpec;
import org.zwicky.data.SyntheticSpec;
import org.zwicky.data.folder.FolderFixture;
import org.zwicky.data.hdf5.Hdf5ImageWriter;
import org.zwicky.data.idx.IdxFixture;

/** The command line on every format of data. */
@Timeout(300)
@Tag("slow")
class DataFormatsTest {

  private static final String SPACE =
      """
      {
        "name": "formats",
        "data": { "path": "DATA" },
        "sweep": { "trials": 1, "seed": 3, "parallel": 1 },
        "parameters": { "filters": { "choice": [4, 6] } },
        "network": [ { "conv": { "filters": "$filters" } }, { "globalPool": {} } ],
        "training": { "epochs": 1, "batchSize": 8 }
      }
      """;

  @TempDir Path directory;

  @Test
  void sweepsOverAFolderAndNoticesAnImageThatChanged() throws IOException {
    Path photos = photos();
    Files.writeString(photos.resolve("notes.txt"), "x");

    CommandRun sweep = sweep(photos, "--set", "data.resize=[16,12]");

    assertThat(sweep.exitCode()).as(sweep.err()).isZero();
    assertThat(sweep.err()).contains("Preparing images", "1 file of " + photos, "notes.txt");
    assertThat(run("export", "formats", "--format", "jsonl").out())
        .contains("\"name\":\"dark\"", "\"name\":\"light\"");
    CommandRun rerun = run("trial", "rerun", "1");
    assertThat(rerun.exitCode()).as(rerun.out() + rerun.err()).isZero();
    assertThat(rerun.out()).contains("Identical.");

    FolderFixture.png(photos.resolve("dark/003.png"), 12, 10, 199);
    CommandRun resumed = sweep(photos, "--set", "data.resize=[16,12]", "--trials", "2", "--resume");

    assertThat(resumed.exitCode()).isEqualTo(2);
    assertThat(resumed.err()).contains("can't be continued", "/data/path: the content, SHA-256");
    CommandRun another = sweep(photos, "--set", "data.resize=[16,12]", "--set", "name=another");
    assertThat(another.exitCode()).as(another.err()).isZero();
    assertThat(another.err()).contains("Preparing images");
  }

  @Test
  void keepsThePartsThatAFolderComesIn() throws IOException {
    Path parts = parts();
    String[] named = {"--set", "data.split={\"validation\": \"val\", \"test\": \"test\"}"};

    CommandRun sweep = sweep(parts, named);

    assertThat(sweep.exitCode()).as(sweep.err()).isZero();
    assertThat(run("export", "formats", "--format", "json").out())
        .contains(
            "\"trainCounts\" : [ 6, 6 ]",
            "\"validationCounts\" : [ 2, 3 ]",
            "\"testCounts\" : [ 1, 1 ]");
    assertThat(run("trial", "rerun", "1").out()).contains("Identical.");
    CommandRun swapped =
        sweep(
            parts,
            "--set",
            "data.split={\"validation\": \"test\", \"test\": \"val\"}",
            "--trials",
            "2",
            "--resume");
    assertThat(swapped.exitCode()).isEqualTo(2);
    assertThat(swapped.err()).contains("can't be continued", "/data/split");
  }

  @Test
  void writesAFileForAFolderThatComesInParts() throws IOException {
    Path parts = parts();
    Path space = directory.resolve("started.json");

    CommandRun init =
        CommandRun.of(
            "init",
            space.toString(),
            "--data",
            parts.toString(),
            "--budget",
            "1m",
            "--goal",
            "accuracy",
            "--no-measure");

    assertThat(init.exitCode()).as(init.err()).isZero();
    assertThat(Files.readString(space))
        .contains("\"split\": { \"validation\": \"val\", \"test\": \"test\", \"seed\": 123 }");
    CommandRun plan = CommandRun.of("plan", space.toString());
    assertThat(plan.exitCode()).as(plan.err()).isZero();
    assertThat(plan.out()).contains("12 images to train on");
  }

  private Path parts() throws IOException {
    Path parts = directory.resolve("parts");
    int[] counts = {6, 6, 2, 3, 1, 1};
    String[] folders = {"train/a", "train/b", "val/a", "val/b", "test/a", "test/b"};
    for (int i = 0; i < folders.length; i++) {
      for (int image = 0; image < counts[i]; image++) {
        FolderFixture.png(
            parts.resolve(folders[i]).resolve(image + ".png"), 12, 10, 40 * i + image);
      }
    }
    return parts;
  }

  @Test
  void continuesASweepWhoseFolderWasMoved() throws IOException {
    Path photos = photos();
    CommandRun sweep = sweep(photos, "--set", "data.resize=12");
    assertThat(sweep.exitCode()).as(sweep.err()).isZero();
    Path moved = Files.move(photos, directory.resolve("moved"));

    CommandRun resumed = sweep(moved, "--set", "data.resize=12", "--trials", "2", "--resume");

    assertThat(resumed.exitCode()).as(resumed.err()).isZero();
    assertThat(resumed.err()).contains("Changed: /data/path").doesNotContain("Preparing images");
    CommandRun rerun = run("trial", "rerun", "1", "--data", moved.toString());
    assertThat(rerun.out()).as(rerun.err()).contains("Identical.");
  }

  @Test
  void sweepsOverIdxFilesGivenInPlaceOfGalaxies() throws IOException {
    IdxFixture.write(directory, images(1), ".gz");
    List<String> arguments =
        List.of(
            "sweep",
            Spaces.write(directory, Spaces.TINY).toString(),
            "--data",
            directory.resolve("train-images-idx3-ubyte.gz").toString(),
            "--set",
            "data.crop=9",
            "--set",
            "data.classNames=[\"x\", \"y\"]",
            "--trials",
            "1",
            "--reports",
            directory.resolve("reports").toString());

    CommandRun sweep = run(arguments.toArray(String[]::new));

    assertThat(sweep.exitCode()).as(sweep.err()).isZero();
    assertThat(run("trial", "rerun", "1").out()).contains("Identical.");
  }

  @Test
  void saysWhatIsWrongWithADataFolder() throws IOException {
    Path photos = photos();
    CommandRun mixed = sweep(photos);
    assertThat(mixed.exitCode()).isEqualTo(2);
    assertThat(mixed.err()).contains("not of one size", "Give data.resize").doesNotContain("\tat ");

    Path text = Files.writeString(photos.resolve("dark/001.png"), "a text");
    CommandRun unreadable = sweep(photos, "--set", "data.resize=12");
    assertThat(unreadable.exitCode()).isEqualTo(2);
    assertThat(unreadable.err()).contains(text.toString(), "no PNG or JPEG");
  }

  @Test
  void inspectsFoldersWithImagesOfSeveralSizes() throws IOException {
    CommandRun inspected = CommandRun.of("data", "inspect", photos().toString());

    assertThat(inspected.exitCode()).as(inspected.err()).isZero();
    assertThat(inspected.out())
        .contains("24 images of 12×10 to 14×10 pixels in 1 channel", "Format folder", "SHA-256 ")
        .containsPattern("0 +dark +12 +50% +0\\.\\d{3}")
        .containsPattern("1 +light +12 +50% +0\\.\\d{3}");
  }

  @Test
  void inspectsEveryFormat() throws IOException {
    Path file = directory.resolve("x.h5");
    Hdf5ImageWriter.write(file, images(3));
    IdxFixture.write(Files.createDirectory(directory.resolve("idx")), images(1), "");

    CommandRun hdf5 = CommandRun.of("data", "inspect", file.toString());
    CommandRun idx = CommandRun.of("data", "inspect", directory.resolve("idx").toString());

    assertThat(hdf5.out()).contains("40 images of 10×12 pixels in 3 channels", "Format hdf5");
    assertThat(idx.out()).contains("40 images of 10×12 pixels in 1 channel", "Format idx");
    assertThat(idx.out()).containsPattern("1 +class 1 +20 +50%");
    assertThat(CommandRun.of("data", "inspect", directory.resolve("none").toString()).exitCode())
        .isEqualTo(2);
  }

  @Test
  void tellsWhatASourceHoldsWithoutItsPixels() throws IOException {
    DataInspection photos = DataInspection.of(new SourceSpec.Folder(photos(), NamedParts.NONE));

    assertThat(photos.format()).isEqualTo(DataFormat.FOLDER);
    assertThat(photos.classNames().orElseThrow().names()).containsExactly("dark", "light");
    assertThat(photos.counts(photos.classes())).containsExactly(12, 12);
    assertThat(photos.isOfOneSize()).isFalse();
    double[] brightness = photos.brightness(2);
    assertThat(brightness[0]).isLessThan(brightness[1]).isBetween(0.0, 0.5);
    DataInspection galaxies =
        DataInspection.of(new SourceSpec.Synthetic(new SyntheticSpec(30, 16, 1)));
    assertThat(galaxies.classes()).isEqualTo(10);
    assertThat(galaxies.smallest()).isEqualTo(ImageSize.square(16));
  }

  @Test
  void scalesImagesOfEveryFormat() throws IOException {
    Path file = directory.resolve("x.h5");
    Hdf5ImageWriter.write(file, images(3));
    for (SourceSpec spec :
        List.of(
            SourceSpec.Hdf5.of(file),
            new SourceSpec.Idx(IdxFixture.write(directory, images(1), ""), Optional.empty()),
            new SourceSpec.Folder(photos(), NamedParts.NONE),
            new SourceSpec.Synthetic(SyntheticSpec.DEFAULT))) {
      try (ImageSource source = DataSources.open(spec, Optional.of(new ImageSize(5, 8)))) {
        assertThat(List.of(source.height(), source.width())).containsExactly(5, 8);
        source.read(0, 2, new byte[2 * source.bytesPerImage()]);
      }
    }
  }

  private static ArrayImageSource images(int channels) {
    int[] labels = new int[40];
    for (int i = 20; i < labels.length; i++) {
      labels[i] = 1;
    }
    return new ArrayImageSource(labels, 10, 12, channels, 100);
  }

  /** Two classes of twelve grey images each, of two sizes. */
  private Path photos() throws IOException {
    Path photos = directory.resolve("photos");
    Random random = new Random(1);
    for (int i = 0; i < 12; i++) {
      for (String name : List.of("dark", "light")) {
        int value = (name.equals("dark") ? 20 : 130) + random.nextInt(100);
        FolderFixture.png(
            photos.resolve("%s/%03d.png".formatted(name, i)), i == 7 ? 14 : 12, 10, value);
      }
    }
    return photos;
  }

  private CommandRun sweep(Path data, String... more) {
    List<String> arguments = new ArrayList<>();
    arguments.add("sweep");
    arguments.add(Spaces.write(directory, SPACE.replace("DATA", data.toString())).toString());
    arguments.addAll(List.of("--reports", directory.resolve("reports").toString()));
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  private CommandRun run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--db", directory.resolve("x.db").toString()));
    return CommandRun.of(all.toArray(String[]::new));
  }
}
