package org.zwicky.data.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageTypeSpecifier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zwicky.PropertySeed;
import org.zwicky.base.BadInputException;
import org.zwicky.data.ClassNames;
import org.zwicky.data.DataSpec;
import org.zwicky.data.DatasetOutline;
import org.zwicky.data.ImageSize;
import org.zwicky.data.ImageSource;
import org.zwicky.data.NamedParts;
import org.zwicky.data.SourceSpec;

class ImageFolderTest {

  @TempDir Path root;

  @ParameterizedTest
  @CsvSource({
    "grey.png,1,0",
    "colour.png,3,0",
    "alpha.png,3,0",
    "grey-alpha.png,1,0",
    "palette.png,3,0",
    "bilevel.png,1,0",
    "deep.png,1,0",
    "grey.jpg,1,1",
    "colour.jpg,3,4"
  })
  void readsWhatPillowReads(String name, int channels, int tolerance) throws IOException {
    JsonNode expected =
        new ObjectMapper().readTree(ImageFolderTest.class.getResource("pictures.json")).get(name);
    Path file = resource(name, "a/" + name);

    ImageHeader header = ImageFile.header(file);
    byte[] pixels = ImageFile.pixels(file, header, 3);

    assertThat(header.channels()).isEqualTo(channels);
    assertThat(pixels).hasSize(expected.size());
    for (int i = 0; i < pixels.length; i++) {
      assertThat(Math.abs((pixels[i] & 0xFF) - expected.get(i).asInt()))
          .as("byte %d", i)
          .isLessThanOrEqualTo(tolerance);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain-123", "plain-012", "plain-odd", "plain-rgb", "adobe-rgb", "adobe-ycc", "jfif-rgb",
        "progressive-012", "turned-1", "turned-2", "turned-3", "turned-4", "turned-5", "turned-6",
        "turned-7", "turned-8"
      })
  void decidesColoursAndTurnsPicturesAsPillowDoes(String name) throws IOException {
    JsonNode expected =
        new ObjectMapper()
            .readTree(ImageFolderTest.class.getResource("jpegs.json"))
            .get(name + ".jpg");
    Path file = resource(name + ".jpg", "a/x.jpg");

    ImageHeader header = ImageFile.header(file);
    byte[] pixels = ImageFile.pixels(file, header, 3);

    assertThat(header.size())
        .isEqualTo(
            new ImageSize(
                expected.get("size").get(0).asInt(), expected.get("size").get(1).asInt()));
    assertThat(pixels).hasSize(expected.get("bytes").size());
    for (int i = 0; i < pixels.length; i++) {
      assertThat(Math.abs((pixels[i] & 0xFF) - expected.get("bytes").get(i).asInt()))
          .as("byte %d", i)
          .isLessThanOrEqualTo(3);
    }
  }

  @Test
  void tellsHowManyPicturesWereTurned() throws IOException {
    resource("turned-6.jpg", "a/1.jpg");
    resource("turned-1.jpg", "b/1.jpg");

    assertThat(ImageFolder.scan(root, NamedParts.NONE).remarks())
        .containsExactly(
            "1 of 2 images of %s are turned or mirrored as their Exif orientation says."
                .formatted(root));
  }

  @Property(tries = 40, seed = PropertySeed.SEED)
  void readsBackThePngThatWasWritten(
      @ForAll @IntRange(min = 1, max = 40) int height,
      @ForAll @IntRange(min = 1, max = 40) int width,
      @ForAll boolean grey,
      @ForAll long seed)
      throws IOException {
    int channels = grey ? 1 : 3;
    byte[] pixels = new byte[height * width * channels];
    new Random(seed).nextBytes(pixels);
    Path folder = Files.createTempDirectory("png");
    Path file = folder.resolve("x.png");
    try {
      FolderFixture.png(file, pixels, 0, height, width, channels);
      ImageHeader header = ImageFile.header(file);
      assertThat(header).isEqualTo(new ImageHeader(new ImageSize(height, width), 1, channels, 8));
      assertThat(ImageFile.pixels(file, header, channels)).isEqualTo(pixels);
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  @Test
  void readsColoursOfSixteenBits() throws IOException {
    BufferedImage deep =
        ImageTypeSpecifier.createInterleaved(
                ColorSpace.getInstance(ColorSpace.CS_sRGB),
                new int[] {0, 1, 2},
                DataBuffer.TYPE_USHORT,
                false,
                false)
            .createBufferedImage(1, 1);
    deep.getRaster().setPixel(0, 0, new int[] {0x12FF, 0x8000, 0xFF00});
    Path file = FolderFixture.write(root.resolve("x.png"), deep, "png");

    ImageHeader header = ImageFile.header(file);

    assertThat(ImageFile.pixels(file, header, 3)).containsExactly(0x12, 0x80, 0xFF);
  }

  @Test
  void sortsClassesAndFilesAndSearchesFoldersInside() throws IOException {
    FolderFixture.png(root.resolve("dog/b.PNG"), 2, 3, 40);
    FolderFixture.png(root.resolve("dog/a/z.png"), 2, 3, 30);
    FolderFixture.png(root.resolve("cat/2.png"), 2, 3, 20);
    FolderFixture.png(root.resolve("cat/10.png"), 2, 3, 10);
    FolderFixture.png(root.resolve("cat/.hidden.png"), 9, 9, 0);
    FolderFixture.png(root.resolve("cat/.thumbnails/x.png"), 9, 9, 0);
    FolderFixture.png(root.resolve(".cache/x.png"), 9, 9, 0);

    ImageFolder folder = ImageFolder.scan(root, NamedParts.NONE);

    assertThat(folder.classNames().names()).containsExactly("cat", "dog");
    assertThat(folder.labels()).containsExactly(0, 0, 1, 1);
    assertThat(folder.channels()).isEqualTo(1);
    assertThat(folder.remarks()).isEmpty();
    assertThat(firstBytes(folder.open(Optional.empty()))).containsExactly(10, 20, 30, 40);
  }

  @Test
  void tellsOnceOfFilesPassedOver() throws IOException {
    twoClasses();
    Files.writeString(root.resolve("readme.txt"), "x");
    Files.writeString(root.resolve("a/x.gif"), "x");

    assertThat(ImageFolder.scan(root, NamedParts.NONE).remarks())
        .containsExactly(
            "2 files of %s are no PNG or JPEG by name and passed over, such as a/x.gif."
                .formatted(root));
  }

  @Test
  void asksForAResizeWhereSizesDiffer() throws IOException {
    FolderFixture.png(root.resolve("a/1.png"), 2, 3, 40);
    FolderFixture.png(root.resolve("b/2.png"), 5, 4, 50);
    ImageFolder folder = ImageFolder.scan(root, NamedParts.NONE);

    assertThatThrownBy(() -> folder.open(Optional.empty()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContainingAll("a/1.png has 2×3", "b/2.png has 5×4", "Give data.resize");
    assertThat(folder.smallest()).isEqualTo(new ImageSize(2, 3));
    assertThat(folder.largest()).isEqualTo(new ImageSize(5, 4));
    try (ImageSource source = folder.open(Optional.of(ImageSize.square(7)))) {
      assertThat(source.bytesPerImage()).isEqualTo(49);
      assertThat(firstBytes(source)).containsExactly(40, 50);
    }
  }

  @Test
  void givesGreyImagesThreeChannelsAmongColourOnes() throws IOException {
    FolderFixture.png(root.resolve("a/1.png"), 1, 1, 40);
    FolderFixture.png(root.resolve("b/2.png"), 1, 1, 50, 60, 70);

    ImageFolder folder = ImageFolder.scan(root, NamedParts.NONE);
    byte[] pixels = new byte[6];
    folder.open(Optional.empty()).read(0, 2, pixels);

    assertThat(pixels).containsExactly(40, 40, 40, 50, 60, 70);
    assertThat(folder.remarks()).singleElement().asString().contains("1 of 2 images");
  }

  @Test
  void renamesClassesInTheirOrderOnly() throws IOException {
    twoClasses();
    DataSpec spec = DataSpec.of(new SourceSpec.Folder(root, NamedParts.NONE));
    try (ImageSource source = ImageFolder.scan(root, NamedParts.NONE).open(Optional.empty())) {
      assertThat(DatasetOutline.of(source, spec).classNames()).containsExactly("a", "b");
      assertThat(
              DatasetOutline.of(
                      source, spec.withClassNames(new ClassNames(Arrays.asList("x", "y"))))
                  .classNames())
          .containsExactly("x", "y");
      DataSpec three = spec.withClassNames(new ClassNames(Arrays.asList("x", "y", "z")));
      assertThatThrownBy(() -> DatasetOutline.of(source, three))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("has 2 classes (a, b), but data.classNames has 3 names");
    }
  }

  @Test
  void refusesAClassWithoutImages() throws IOException {
    twoClasses();
    Files.createDirectory(root.resolve("c"));
    assertRefused("The class folder " + root.resolve("c") + " holds no PNG or JPEG image.");

    Files.writeString(root.resolve("c/x.webp"), "x");
    assertRefused("only 1 other file such as x.webp");
  }

  @Test
  void refusesFoldersWithoutClasses() throws IOException {
    assertRefused("is empty. It needs a folder for each class");
    FolderFixture.png(root.resolve("1.png"), 2, 3, 40);
    assertRefused("holds no folders. It needs a folder for each class");
    FolderFixture.png(root.resolve("only/1.png"), 2, 3, 40);
    assertRefused("holds one folder only, only", "Give it a folder for each class");
    FolderFixture.png(root.resolve("only/cats/1.png"), 2, 3, 40);
    FolderFixture.png(root.resolve("only/dogs/1.png"), 2, 3, 40);
    assertRefused("(cats, dogs), set data.path to " + root.resolve("only"));
    assertThatThrownBy(() -> ImageFolder.scan(root.resolve("none"), NamedParts.NONE))
        .hasMessageContaining("There is no folder");
    assertThatThrownBy(() -> ImageFolder.scan(root.resolve("1.png"), NamedParts.NONE))
        .hasMessageContaining("is a file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "train,eval",
        "train,dev,test",
        "seg_train,seg_test,seg_pred",
        "train,val,test,sample",
        "Training set,Test set",
        "TRAIN_IMAGES,TEST_IMAGES",
        "dataset-train,dataset-holdout",
        "fold1,fold2,fold3",
        "part 1,part 2",
        "grey,colour"
      })
  void takesNoPartsForClasses(String parts) throws IOException {
    for (String part : parts.split(",")) {
      FolderFixture.png(root.resolve(part + "/cats/1.png"), 2, 3, 40);
      FolderFixture.png(root.resolve(part + "/dogs/1.png"), 2, 3, 40);
    }

    assertRefused("holds parts of a data set");
  }

  @ParameterizedTest
  @ValueSource(strings = {"train,bus,car", "trainer,tester", "partridge,foldable", "a1,a2"})
  void takesClassesForClasses(String classes) throws IOException {
    for (String name : classes.split(",")) {
      FolderFixture.png(root.resolve(name + "/x/1.png"), 2, 3, 40);
      FolderFixture.png(root.resolve(name + "/1.png"), 2, 3, 40);
    }

    assertThat(ImageFolder.scan(root, NamedParts.NONE).classNames().names())
        .containsExactlyInAnyOrder(classes.split(","));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"@eaDir", "__MACOSX", "#recycle", "lost+found", "$RECYCLE.BIN", "__pycache__"})
  void passesOverWhatSystemsLeaveInFolders(String stray) throws IOException {
    twoClasses();
    FolderFixture.png(root.resolve(stray + "/a/1.png"), 9, 9, 40);
    FolderFixture.png(root.resolve("a/" + stray + "/1.png"), 9, 9, 40);

    ImageFolder folder = ImageFolder.scan(root, NamedParts.NONE);

    assertThat(folder.classNames().names()).containsExactly("a", "b");
    assertThat(folder.labels()).hasSize(2);
  }

  @Test
  void refusesLinksThatLeadNowhere() throws IOException {
    twoClasses();
    Files.createSymbolicLink(root.resolve("b/2.png"), Path.of(".git/annex/objects/x.png"));
    Files.createSymbolicLink(root.resolve("b/3.png"), Path.of("nowhere.png"));

    assertRefused(
        "2 of 3 images of the folder " + root.resolve("b"),
        "links to files that are not there, such as 2.png",
        "git annex get");
  }

  @Test
  void refusesAClassThatIsALinkToNowhere() throws IOException {
    twoClasses();
    Files.createSymbolicLink(root.resolve("c"), Path.of("nowhere"));

    assertRefused("c in " + root + " is a link to a folder that is not there");
  }

  @Test
  void tellsWhatGitLfsLeavesOfAnImage() throws IOException {
    twoClasses();
    Files.writeString(
        root.resolve("b/2.png"), "version https://git-lfs.github.com/spec/v1\noid sha256:12\n");

    assertRefused("2.png can't be read: Git LFS keeps it elsewhere", "git lfs pull");
  }

  @ParameterizedTest
  @CsvSource({"1023,10", "4095,12", "200,8"})
  void refusesSixteenBitsThatWouldBeBlack(int brightest, int bits) throws IOException {
    twoClasses();
    deep(root.resolve("a/2.png"), brightest);

    assertRefused("would be nearly black", "seem to hold " + bits + " bits", "Multiply them by");
  }

  @Test
  void remarksOnSixteenBitsThatAreDark() throws IOException {
    FolderFixture.png(root.resolve("b/1.png"), 2, 3, 50);
    deep(root.resolve("a/2.png"), 16383);

    assertThat(ImageFolder.scan(root, NamedParts.NONE).remarks())
        .singleElement()
        .asString()
        .contains("use only values up to 16,383 of 65,535");
  }

  private static void deep(Path file, int brightest) throws IOException {
    BufferedImage image = new BufferedImage(3, 2, BufferedImage.TYPE_USHORT_GRAY);
    image.getRaster().setSample(1, 1, 0, brightest);
    FolderFixture.write(file, image, "png");
  }

  @Test
  void refusesAJpegWithMoreScansThanItsPixelsNeed() throws IOException {
    twoClasses();
    byte[] whole = Files.readAllBytes(resource("progressive-012.jpg", "a/x.jpg"));
    byte[] many = Arrays.copyOf(whole, whole.length + 12_000_000);
    for (int i = whole.length; i < many.length; i += 2) {
      many[i] = (byte) 0xFF;
      many[i + 1] = (byte) 0xDA;
    }
    Path file = Files.write(root.resolve("a/x.jpg"), many);

    assertThatThrownBy(() -> ImageFile.pixels(file, ImageFile.header(file), 3))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("goes over its pixels too often");
  }

  @Test
  void refusesAFolderOfPartsAndSaysWhatToGive() throws IOException {
    for (String part : new String[] {"Test", "train", "val"}) {
      FolderFixture.png(root.resolve(part + "/cats/1.png"), 2, 3, 40);
    }

    assertRefused(
        "holds parts of a data set (Test, train, val)", "such as " + root.resolve("train"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 20, 60, 200})
  void refusesAPngThatIsCutShort(int length) throws IOException {
    twoClasses();
    byte[] noise = new byte[30 * 30];
    new Random(3).nextBytes(noise);
    Path file = FolderFixture.png(root.resolve("a/1.png"), noise, 0, 30, 30, 1);
    FolderFixture.png(root.resolve("b/1.png"), 30, 30, 1);
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), length));

    assertUnreadable(file);
  }

  @Test
  void refusesAJpegThatIsCutShort() throws IOException {
    FolderFixture.png(root.resolve("b/1.png"), 16, 24, 1);
    Path file = resource("colour.jpg", "a/x.jpg");
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 100));
    assertUnreadable(file);
    Files.write(file, Arrays.copyOf(whole, 100));
    assertUnreadable(file);
  }

  @Test
  void refusesATextNamedAsAnImage() throws IOException {
    twoClasses();
    Path file = Files.writeString(root.resolve("b/note.png"), "This is a text.");

    assertRefused("The image " + file + " can't be read: it is no PNG or JPEG");
  }

  @Test
  void readsAJpegThatIsNamedPng() throws IOException {
    FolderFixture.png(root.resolve("b/1.png"), 16, 24, 1);
    resource("colour.jpg", "a/x.png");

    assertThat(ImageFolder.scan(root, NamedParts.NONE).labels()).containsExactly(0, 1);
  }

  @Test
  void refusesCmyk() throws IOException {
    twoClasses();
    Path file = resource("cmyk.jpeg", "b/cmyk.jpeg");

    assertRefused(file.toString(), "CMYK", "convert it to RGB");
  }

  @Test
  void hasAFingerprintThatChangesWithNamesAndContentsOnly(@TempDir Path elsewhere)
      throws IOException {
    twoClasses();
    String before = ImageFolder.fingerprint(root, NamedParts.NONE);
    Files.writeString(root.resolve("a/passed-over.txt"), "x");
    assertThat(ImageFolder.fingerprint(root, NamedParts.NONE)).isEqualTo(before).hasSize(64);
    FolderFixture.png(elsewhere.resolve("a/1.png"), 2, 3, 40);
    FolderFixture.png(elsewhere.resolve("b/1.png"), 2, 3, 50);
    assertThat(ImageFolder.fingerprint(elsewhere, NamedParts.NONE)).isEqualTo(before);

    FolderFixture.png(root.resolve("b/1.png"), 2, 3, 51);
    String changed = ImageFolder.fingerprint(root, NamedParts.NONE);
    Files.move(elsewhere.resolve("a/1.png"), elsewhere.resolve("a/2.png"));

    assertThat(ImageFolder.fingerprint(elsewhere, NamedParts.NONE)).isNotIn(before, changed);
    assertThat(changed).isNotEqualTo(before);
  }

  @Test
  void tellsWhereAnImageChangedAfterTheScan() throws IOException {
    twoClasses();
    ImageSource source = ImageFolder.scan(root, NamedParts.NONE).open(Optional.empty());
    Path file = FolderFixture.png(root.resolve("b/1.png"), 4, 4, 50);

    assertThatThrownBy(() -> source.read(0, 2, new byte[12]))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(file + " can't be read: it changed");
  }

  private void twoClasses() throws IOException {
    FolderFixture.png(root.resolve("a/1.png"), 2, 3, 40);
    FolderFixture.png(root.resolve("b/1.png"), 2, 3, 50);
  }

  private Path resource(String name, String target) throws IOException {
    Path file = root.resolve(target);
    Files.createDirectories(file.getParent());
    try (InputStream input = ImageFolderTest.class.getResourceAsStream(name)) {
      Files.copy(input, file);
    }
    return file;
  }

  private static byte[] firstBytes(ImageSource source) {
    byte[] all = new byte[source.size() * source.bytesPerImage()];
    source.read(0, source.size(), all);
    byte[] first = new byte[source.size()];
    for (int i = 0; i < first.length; i++) {
      first[i] = all[i * source.bytesPerImage()];
    }
    return first;
  }

  private void assertUnreadable(Path file) {
    assertThatThrownBy(
            () -> {
              ImageSource source = ImageFolder.scan(root, NamedParts.NONE).open(Optional.empty());
              source.read(0, source.size(), new byte[source.size() * source.bytesPerImage()]);
            })
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("The image " + file + " can't be read: ");
  }

  private void assertRefused(String... parts) {
    assertThatThrownBy(() -> ImageFolder.scan(root, NamedParts.NONE))
        .isInstanceOf(BadInputException.class)
        .hasMessageContainingAll(parts);
  }
}
