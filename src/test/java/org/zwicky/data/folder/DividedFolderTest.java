package org.zwicky.data.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zwicky.base.BadInputException;
import org.zwicky.data.DataPart;
import org.zwicky.data.DataSpec;
import org.zwicky.data.DatasetOutline;
import org.zwicky.data.ImageSource;
import org.zwicky.data.NamedParts;
import org.zwicky.data.SourceSpec;
import org.zwicky.data.Split;
import org.zwicky.data.SplitSpec;
import org.zwicky.data.SyntheticSpec;
import org.zwicky.data.synthetic.GalaxySynthesizer;

class DividedFolderTest {

  private static final NamedParts NAMED =
      new NamedParts(List.of(), List.of("valid"), List.of("test"));

  @TempDir Path root;

  @BeforeEach
  void writeParts() throws IOException {
    write("train/cat", 4);
    write("train/dog", 3);
    write("valid/cat", 1);
    write("valid/dog", 2);
    write("test/cat", 2);
  }

  @Test
  void takesEachImageForTheFolderItLiesIn() {
    ImageFolder folder = ImageFolder.scan(root, NAMED);

    assertThat(folder.classNames().names()).containsExactly("cat", "dog");
    assertThat(folder.labels()).containsExactly(0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1);
    assertThat(folder.parts())
        .containsExactly(
            DataPart.TRAINING,
            DataPart.TRAINING,
            DataPart.TRAINING,
            DataPart.TRAINING,
            DataPart.VALIDATION,
            DataPart.TEST,
            DataPart.TEST,
            DataPart.TRAINING,
            DataPart.TRAINING,
            DataPart.TRAINING,
            DataPart.VALIDATION,
            DataPart.VALIDATION);
  }

  @Test
  void dividesNothingThatIsGiven() {
    Split split = split(NAMED);

    assertThat(split.training()).containsExactly(0, 1, 2, 3, 7, 8, 9);
    assertThat(split.validation()).containsExactly(4, 10, 11);
    assertThat(split.test()).containsExactly(5, 6);
  }

  @Test
  void takesAShareOfTheTrainingPartWhereNoFolderIsNamed() {
    Split split = split(new NamedParts(List.of("train"), List.of(), List.of("test")));

    assertThat(split.test()).containsExactly(4, 5);
    assertThat(split.training().length + split.validation().length).isEqualTo(7);
  }

  @Test
  void trainsWithSeveralFoldersAndLeavesOutWhatIsNotNamed() throws IOException {
    write("more/dog", 2);

    ImageFolder folder =
        ImageFolder.scan(
            root, new NamedParts(List.of("train", "more"), List.of("valid"), List.of()));

    assertThat(folder.labels()).hasSize(12);
    assertThat(folder.parts()).doesNotContain(DataPart.TEST);
  }

  @Test
  void keepsEachPartsShareOfALimit() throws IOException {
    write("train/cat", 40);
    write("train/dog", 40);
    write("valid/cat", 20);
    write("valid/dog", 20);
    DataSpec spec = spec(new NamedParts(List.of("train"), List.of("valid"), List.of()));

    try (ImageSource source = ImageFolder.scan(root, parts(spec)).open(Optional.empty())) {
      DatasetOutline outline = DatasetOutline.of(source, spec.withLimit(60));
      Split split = outline.split(spec.split());
      assertThat(split.training().length + split.test().length).isEqualTo(40);
      assertThat(split.validation()).hasSize(20);
    }
  }

  @Test
  void hasAnotherFingerprintForOtherParts() {
    assertThat(ImageFolder.fingerprint(root, NAMED))
        .isNotEqualTo(
            ImageFolder.fingerprint(
                root, new NamedParts(List.of("train"), List.of("valid"), List.of())));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "; val; test; names \"val\", but there is no such folder in",
        "; val; test; which holds test, train, valid",
        "; 0.15; test; a share is a number without quotes",
        "; ; test; does not say what",
        "; valid; ; does not say what",
        "train,valid; ; test,none; names \"none\"",
      })
  void refusesNamesThatDontFit(String training, String validation, String test, String message) {
    NamedParts parts = new NamedParts(list(training), list(validation), list(test));

    assertThatThrownBy(() -> ImageFolder.scan(root, parts))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(message);
  }

  @Test
  void refusesAPartWithoutClasses() throws IOException {
    FolderFixture.png(root.resolve("pred/1.png"), 4, 5, 9);
    NamedParts parts = new NamedParts(List.of(), List.of("valid"), List.of("test", "pred"));

    assertThatThrownBy(() -> ImageFolder.scan(root, parts))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("holds no folder for each class");
  }

  @Test
  void refusesNamedPartsOfDataThatComesInNone() {
    DataSpec spec =
        DataSpec.synthetic(SyntheticSpec.DEFAULT)
            .withSplit(SplitSpec.DEFAULT.withGiven(NAMED.given()));

    try (ImageSource source = new GalaxySynthesizer(SyntheticSpec.DEFAULT)) {
      assertThatThrownBy(() -> DatasetOutline.of(source, spec))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("does not come in folders that are parts");
    }
  }

  @Test
  void suggestsThePartsThatNamesTell() throws IOException {
    assertThat(ImageFolder.suggestParts(root)).contains(NAMED);
    Files.createDirectory(root.resolve("pred"));
    FolderFixture.png(root.resolve("pred/1.png"), 4, 5, 9);
    assertThat(ImageFolder.suggestParts(root))
        .contains(new NamedParts(List.of("train"), List.of("valid"), List.of("test")));
    assertThat(ImageFolder.suggestParts(root.resolve("train"))).isEmpty();
    assertThat(ImageFolder.suggestParts(root.resolve("none"))).isEmpty();
  }

  @Test
  void suggestsTheLastOfNumberedPartsForTheTest(@TempDir Path other) throws IOException {
    for (String part : new String[] {"fold1", "fold2", "fold3"}) {
      FolderFixture.png(other.resolve(part + "/cat/1.png"), 4, 5, 9);
      FolderFixture.png(other.resolve(part + "/dog/1.png"), 4, 5, 9);
    }

    assertThat(ImageFolder.suggestParts(other))
        .contains(new NamedParts(List.of(), List.of(), List.of("fold3")));
  }

  @Test
  void offersTheSuggestionWherePartsAreTakenForClasses() {
    assertThatThrownBy(() -> ImageFolder.scan(root, NamedParts.NONE))
        .hasMessageContaining("\"validation\": \"valid\", \"test\": \"test\"");
  }

  private Split split(NamedParts parts) {
    DataSpec spec = spec(parts);
    try (ImageSource source = ImageFolder.scan(root, parts).open(Optional.empty())) {
      return DatasetOutline.of(source, spec).split(spec.split());
    }
  }

  private DataSpec spec(NamedParts parts) {
    return DataSpec.of(new SourceSpec.Folder(root, parts))
        .withSplit(SplitSpec.DEFAULT.withGiven(parts.given()));
  }

  private static NamedParts parts(DataSpec spec) {
    return ((SourceSpec.Folder) spec.source()).parts();
  }

  private void write(String folder, int images) throws IOException {
    for (int i = 0; i < images; i++) {
      FolderFixture.png(root.resolve(folder).resolve("%03d.png".formatted(i)), 4, 5, 10 + i);
    }
  }

  private static List<String> list(String names) {
    return names == null ? List.of() : List.of(names.split(","));
  }
}
