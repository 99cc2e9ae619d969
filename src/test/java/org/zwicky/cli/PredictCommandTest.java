package org.zwicky.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.zwicky.app.data.RecordedData;
import org.zwicky.data.ArrayImageSource;
import org.zwicky.data.folder.FolderFixture;
import org.zwicky.data.hdf5.Hdf5ImageWriter;
import org.zwicky.finals.FinalsSummary;
import org.zwicky.finals.SavedModels;
import org.zwicky.store.DatabaseLocation;
import org.zwicky.store.H2Database;
import org.zwicky.store.H2TrialStore;
import org.zwicky.study.ModelId;
import org.zwicky.study.Study;
import org.zwicky.study.TestResult;
import org.zwicky.study.TestRound;
import org.zwicky.study.Trial;
import org.zwicky.study.TrialStore;

/** Predictions with the models of real sweeps on small synthetic galaxies. */
@Timeout(300)
@Tag("slow")
class PredictCommandTest {

  @TempDir private static Path studies;

  private static String db;
  private static Study withFinals;
  private static Study plain;
  private static TestRound test;
  private static float[][] validation;
  private static int bestTrial;

  @TempDir private Path directory;

  @BeforeAll
  static void sweepWithAndWithoutFinalists() {
    db = studies.resolve("x.db").toString();
    sweep("--trials", "1", "--set", "name=\"plain\"");
    sweep(
        "--trials",
        "2",
        "--set",
        "name=\"finals\"",
        "--set",
        "sweep.finalists={\"top\": 2, \"seeds\": 1, \"testTimeAugmentation\": \"flip\"}");
    try (TrialStore store =
        new H2TrialStore(H2Database.openToRead(DatabaseLocation.of(db)), Clock.systemUTC())) {
      plain = store.study("plain").orElseThrow();
      validation = store.probabilities("plain", 1).orElseThrow();
      withFinals = store.study("finals").orElseThrow();
      List<Trial> trials = store.trials("finals");
      bestTrial =
          trials.get(0).metric("macroF1") >= trials.get(1).metric("macroF1")
              ? trials.get(0).number()
              : trials.get(1).number();
      test =
          FinalsSummary.read(withFinals, trials, store.finals())
              .orElseThrow()
              .latest()
              .orElseThrow();
    }
  }

  @Test
  void repeatsTheValidationProbabilitiesOfTheBestTrialWhereNoneIsCrowned() throws Exception {
    Path out = Files.writeString(directory.resolve("out.json"), "old");

    CommandRun run = predict("plain", data(plain), "--format", "json", "--out", out.toString());

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains(
            "Predicting with the best trial: trial 1 of 'plain' …", "Against the labels: accuracy");
    assertClose(
        JsonMapper.builder().build().readTree(out.toFile()),
        plain,
        plain.data().validationIndices(),
        validation);
    assertThat(directory.toFile().list()).containsExactly("out.json");
  }

  @Test
  void predictsWithTheCrownedModelAsItPredictedTheTestPart() throws Exception {
    ModelId crowned = test.single().members().get(0).model();

    CommandRun run = predict("finals", data(withFinals), "--format", "json");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err())
        .contains("Predicting with the crowned model: " + crowned + " of 'finals' …");
    JsonNode rows = JsonMapper.builder().build().readTree(run.out());
    assertClose(rows, withFinals, test.images().indices(), test.single().probabilities());

    CommandRun other = predict("finals", data(withFinals), "--format", "json", "--tta", "none");
    assertThat(JsonMapper.builder().build().readTree(other.out())).isNotEqualTo(rows);
  }

  @Test
  void takesTheBestTrialWhereItIsNamed() {
    CommandRun run = predict("finals", data(withFinals), "--trial", Integer.toString(bestTrial));

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).contains("Predicting with trial " + bestTrial + " of 'finals' …");
    assertThat(run.out()).startsWith("image,predicted,probability,");
    assertThat(run.out().lines()).hasSize(61);
  }

  @Test
  void predictsWithTheEnsembleThatWasMeasured() throws Exception {
    TestResult ensemble = test.ensemble().orElseThrow();

    CommandRun run = predict("finals", data(withFinals), "--format", "json", "--ensemble");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).contains("Predicting with the finalists' ensemble: ");
    ensemble.members().forEach(member -> assertThat(run.err()).contains(member.model().toString()));
    assertClose(
        JsonMapper.builder().build().readTree(run.out()),
        withFinals,
        test.images().indices(),
        ensemble.probabilities());
  }

  @Test
  void choosesAnEnsembleWhereNoneWasMeasured() {
    CommandRun run = predict("plain", data(plain), "--ensemble");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).contains("Predicting with an ensemble chosen now: trial 1");
  }

  @Test
  void namesWhatItCannotPredictAndPredictsTheRest() throws IOException {
    Path images = directory.resolve("images");
    FolderFixture.png(images.resolve("good.png"), 32, 32, 10, 20, 30);
    FolderFixture.png(images.resolve("small.png"), 20, 20, 10, 20, 30);
    Files.writeString(images.resolve("broken.png"), "no image");

    CommandRun run = predict("plain", images.toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.out().lines()).hasSize(2);
    assertThat(run.err())
        .contains(
            "broken.png can't be read: it is no PNG or JPEG",
            "small.png has 20×20 pixels, fewer than the study's data.crop of 24",
            "1 image predicted, 2 not");
  }

  @Test
  void leavesTheOldFileWhereNothingCanBePredicted() throws IOException {
    Path small = FolderFixture.png(directory.resolve("images/small.png"), 20, 20, 10);
    Path out = Files.writeString(directory.resolve("out.csv"), "old");

    CommandRun run = predict("plain", small.toString(), "--out", out.toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).contains("small.png has 20×20 pixels", "No image could be predicted.");
    assertThat(out).hasContent("old");
    assertThat(directory.toFile().list()).containsExactlyInAnyOrder("images", "out.csv");
  }

  @Test
  void saysWhatIsWrongBeforeItBegins() throws IOException {
    Path text = Files.writeString(directory.resolve("notes.txt"), "no image");
    Path image = FolderFixture.png(directory.resolve("a.png"), 32, 32, 10);

    assertRefused(predict("plain", "none.png"), "There is no file or folder none.png");
    assertRefused(predict("plain", text.toString()), "notes.txt is of a kind unknown here");
    assertRefused(
        predict("plain", image.toString(), "--out", directory.resolve("no/x.csv").toString()),
        "There is no folder " + directory.resolve("no"));
    assertRefused(predict("plain", image.toString(), "--out", directory.toString()), "is a folder");
    assertRefused(predict("plain", image.toString(), "--tta", "thrice"), "--tta");
    assertRefused(predict("plain", image.toString(), "--trial", "7"), "has no trial 7");
  }

  @Test
  void namesTheDatasetThatAFileLacks() {
    Path file = directory.resolve("x.h5");
    Hdf5ImageWriter.write(file, new ArrayImageSource(new int[] {0, 1}, 32, 32, 3, 2));

    assertRefused(
        predict("plain", file.toString(), "--data-images", "pictures"),
        "\"pictures\"",
        "--data-images");
  }

  @Test
  void saysWhichModelIsGone() throws IOException {
    Path image = FolderFixture.png(directory.resolve("a.png"), 32, 32, 10);
    copyStudies(directory.resolve("copy"));
    String copy = directory.resolve("copy/x.db").toString();
    Path artifacts = directory.resolve("copy/x.artifacts");
    ModelId crowned = test.single().members().get(0).model();
    Files.delete(artifacts.resolve("plain/1/model.zip"));
    Files.delete(artifacts.resolve("finals").resolve(crowned.folder()).resolve("model.zip"));

    CommandRun kept = predictIn(copy, "finals", image.toString());
    assertThat(kept.exitCode()).as(kept.err()).isZero();
    assertThat(kept.err()).contains("the crowned model: " + crowned);

    Files.delete(artifacts.resolve("finals").resolve(SavedModels.BEST).resolve("model.zip"));
    assertRefused(
        predictIn(copy, "finals", image.toString()),
        "The crowned model of 'finals' (" + crowned + ") is gone",
        "--trial");
    assertRefused(predictIn(copy, "plain", image.toString()), "The model of trial 1 is gone");
  }

  private static void assertRefused(CommandRun run, String... parts) {
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(parts);
  }

  private static void assertClose(JsonNode rows, Study study, int[] indices, float[][] expected) {
    assertThat(indices).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      JsonNode row = rows.get(indices[i]);
      assertThat(row.get("image").asText()).endsWith("#" + indices[i]);
      for (int k = 0; k < expected[i].length; k++) {
        assertThat(row.get("probabilities").get(study.data().classNames().get(k)).asDouble())
            .isCloseTo(expected[i][k], within(1e-5));
      }
    }
  }

  private static String data(Study study) {
    return study.provenance().get(RecordedData.FILE);
  }

  private static void copyStudies(Path to) throws IOException {
    try (var files = Files.walk(studies)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(studies.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }

  private static CommandRun predict(String study, String... arguments) {
    return predictIn(db, study, arguments);
  }

  private static CommandRun predictIn(String database, String study, String... arguments) {
    List<String> all = new ArrayList<>(List.of("predict", "--db", database, "--study", study));
    all.addAll(List.of(arguments));
    return CommandRun.of(all.toArray(String[]::new));
  }

  private static void sweep(String... arguments) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "sweep",
                Spaces.write(studies, Spaces.TINY).toString(),
                "--db",
                db,
                "--reports",
                studies.resolve("reports").toString()));
    all.addAll(List.of(arguments));
    CommandRun run = CommandRun.of(all.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
  }
}
