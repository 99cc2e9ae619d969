package org.zwicky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.DatasetCreationOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bad input gets one message that says what, where and how to mend it, exit code 2, and leaves
 * nothing behind.
 */
@Tag("slow")
class BadInputTest {

  private static final String HDF5_SPACE =
      """
      {
        "data": { "path": "DATA" },
        "parameters": { "filters": { "choice": [4, 8] } },
        "network": [ { "conv": { "filters": "$filters" } }, { "pool": {} } ],
        "training": { "epochs": 1 }
      }
      """;

  @TempDir Path directory;

  @BeforeEach
  void makeRoom() throws IOException {
    Files.createDirectory(directory.resolve("run"));
  }

  static Stream<Arguments> badSpaces() {
    return Stream.of(
        Arguments.of("unknown field", "\"epochs\": 2", "\"epoch\": 2", "/training/epoch", "epochs"),
        Arguments.of(
            "wrong type", "\"epochs\": 2", "\"epochs\": \"two\"", "/training/epochs", "two"),
        Arguments.of("empty range", "[0.5, 3.0]", "[3.0, 0.5]", "/parameters/gamma", "empty range"),
        Arguments.of(
            "log range through 0",
            "{ \"uniform\": [0.5, 3.0]",
            "{ \"logUniform\": [0, 3.0]",
            "/parameters/gamma/logUniform",
            "logarithmic"),
        Arguments.of(
            "undefined name",
            "\"$filters\"",
            "\"$filtres\"",
            "/network/0/conv/filters",
            "$filters"),
        Arguments.of(
            "unused parameter",
            "\"$activation\"",
            "\"relu\"",
            "/parameters/activation",
            "never used"),
        Arguments.of("not JSON", "\"parameters\"", "parameters", "line 6", "JSON"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badSpaces")
  void refusesABadSearchSpace(String what, String text, String bad, String where, String mend) {
    Path space = Spaces.write(directory, Spaces.TINY.replace(text, bad));

    assertRefused(sweep(space), where, mend);
    assertThat(CommandRun.of("validate", space.toString()).exitCode()).isEqualTo(2);
  }

  @Test
  void refusesANetworkThatShrinksToNothing() {
    String pool = "{ \"pool\": { \"type\": \"max\", \"size\": 2 } }";
    String pools = "{ \"repeat\": 6, \"layers\": [ " + pool + " ] }";
    Path space = Spaces.write(directory, Spaces.TINY.replace(pool, pools));

    assertRefused(sweep(space), "/network", "pool 2", "1×1");
  }

  @Test
  void refusesAMissingSpaceAndAMissingDataFile() {
    assertRefused(sweep(directory.resolve("none.json")), "none.json");
    assertRefused(sweep(hdf5Space(directory.resolve("none.h5"))), "none.h5", "data.path");
  }

  @Test
  void refusesAFileThatIsNotHdf5() throws IOException {
    Path file = Files.writeString(directory.resolve("x.h5"), "hello");

    assertRefused(sweep(hdf5Space(file)), "x.h5", "not an HDF5 file");
  }

  @Test
  void refusesAMissingDataset() {
    Path file = hdf5("pictures", new byte[30][8][8], "ans", labels(30, 2));

    assertRefused(sweep(hdf5Space(file)), "no dataset \"images\"", "data.images", "pictures");
  }

  @Test
  void refusesCountsThatDiffer() {
    Path file = hdf5("images", new byte[30][8][8], "ans", labels(29, 2));

    assertRefused(sweep(hdf5Space(file)), "30 images", "29 labels");
  }

  @Test
  void refusesLabelsThatAreNotIntegers() {
    Path file = hdf5("images", new byte[30][8][8], "ans", new double[30]);

    assertRefused(sweep(hdf5Space(file)), "ans", "double", "integer");
  }

  @Test
  void refusesOneClassOnly() {
    Path file = hdf5("images", new byte[30][8][8], "ans", labels(30, 1));

    assertRefused(sweep(hdf5Space(file)), "one class");
  }

  @Test
  void refusesAClassWithTooFewImagesForTheParts() {
    int[] labels = labels(30, 2);
    labels[0] = 2;
    Path file = hdf5("images", new byte[30][8][8], "ans", labels);

    assertRefused(sweep(hdf5Space(file)), "lass 2", "1 image");
  }

  @ParameterizedTest
  @MethodSource("badCommandLines")
  void refusesABadCommandLine(List<String> arguments, String mend) {
    CommandRun run = CommandRun.of(arguments.toArray(String[]::new));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(mend).doesNotContain("\tat ");
    assertThat(run.out()).isEmpty();
  }

  static Stream<Arguments> badCommandLines() {
    return Stream.of(
        Arguments.of(List.of(), "which command"),
        Arguments.of(List.of("swep"), "sweep"),
        Arguments.of(List.of("sweep"), "SPACE.json"),
        Arguments.of(List.of("sweep", "x.json", "--trails", "3"), "--trials"),
        Arguments.of(List.of("sweep", "x.json", "--trials", "many"), "--trials"),
        Arguments.of(List.of("leaderboard", "--db", "no-such.db"), "no-such.db"),
        Arguments.of(List.of("report", "--db", "no-such.db"), "no-such.db"),
        Arguments.of(List.of("leaderboard", "--format", "xml"), "xml"),
        Arguments.of(List.of("data", "inspect", "no-such.h5"), "no-such.h5"),
        Arguments.of(List.of("data", "synthesize", "x.h5", "--images", "3"), "3"),
        Arguments.of(List.of("data"), "inspect"),
        Arguments.of(List.of("trial"), "trial show"),
        Arguments.of(List.of("study"), "study list"));
  }

  @Test
  void saysWhereOnlyWhenAskedToDebug() {
    CommandRun run =
        CommandRun.of("validate", directory.resolve("none.json").toString(), "--debug");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("none.json", "\tat ");
  }

  @Test
  void refusesADatabaseThatIsNone() throws IOException {
    Files.writeString(directory.resolve("run/x.db.mv.db"), "this is a letter to my aunt");

    CommandRun run = sweep(Spaces.write(directory, Spaces.TINY));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("x.db", "no H2 database", "--db").doesNotContain("\tat ");
    assertThat(directory.resolve("run/x.db.mv.db")).hasContent("this is a letter to my aunt");
  }

  private CommandRun sweep(Path space) {
    List<String> arguments = new ArrayList<>(List.of("sweep", space.toString()));
    arguments.addAll(List.of("--db", directory.resolve("run/x.db").toString()));
    arguments.addAll(List.of("--reports", directory.resolve("run/reports").toString()));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private void assertRefused(CommandRun run, String... parts) {
    assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).startsWith("zwicky: ").contains(parts).doesNotContain("\tat ");
    assertThat(run.out()).isEmpty();
    assertThat(directory.resolve("run/x.db.mv.db")).doesNotExist();
    assertThat(directory.resolve("run/reports")).doesNotExist();
  }

  private Path hdf5Space(Path data) {
    return Spaces.write(directory, HDF5_SPACE.replace("DATA", data.toString()));
  }

  private Path hdf5(String images, Object pixels, String labels, Object classes) {
    Path file = directory.resolve("x.h5");
    try (WritableHdfFile hdf = HdfFile.write(file)) {
      hdf.putDataset(images, pixels, DatasetCreationOptions.builder().unsigned().build());
      hdf.putDataset(labels, classes);
    }
    return file;
  }

  private static int[] labels(int count, int classes) {
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = i % classes;
    }
    return labels;
  }
}
