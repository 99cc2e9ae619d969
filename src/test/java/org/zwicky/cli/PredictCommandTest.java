package org.zwicky.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.zwicky.store.DatabaseLocation;
import org.zwicky.store.H2Database;
import org.zwicky.store.H2TrialStore;
import org.zwicky.study.Study;
import org.zwicky.study.TrialStore;

/** Predictions with the models of a real sweep on small synthetic galaxies. */
@Timeout(300)
class PredictCommandTest {

  @TempDir private Path directory;

  @Test
  void repeatsTheValidationProbabilitiesAndNamesWhatItCannotPredict() throws Exception {
    String db = directory.resolve("x.db").toString();
    CommandRun sweep =
        CommandRun.of(
            "sweep",
            Spaces.write(directory, Spaces.TINY).toString(),
            "--db",
            db,
            "--reports",
            directory.resolve("reports").toString(),
            "--trials",
            "1");
    assertThat(sweep.exitCode()).as(sweep.err()).isZero();
    Study study;
    float[][] stored;
    try (TrialStore store =
        new H2TrialStore(H2Database.openExisting(DatabaseLocation.of(db)), Clock.systemUTC())) {
      study = store.studies().get(0);
      stored = store.probabilities(study.name(), 1).orElseThrow();
    }
    String data = study.provenance().get(NetworkWork.DATA_FILE);
    Path out = directory.resolve("out.json");

    CommandRun run =
        CommandRun.of("predict", data, "--db", db, "--format", "json", "--out", out.toString());

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).contains("the best trial (trial 1) of", "Against the labels: accuracy");
    JsonNode rows = JsonMapper.builder().build().readTree(out.toFile());
    int[] indices = study.data().validationIndices();
    for (int i = 0; i < stored.length; i++) {
      JsonNode row = rows.get(indices[i]);
      assertThat(row.get("image").asText()).endsWith("#" + indices[i]);
      for (int k = 0; k < stored[i].length; k++) {
        String name = study.data().classNames().get(k);
        assertThat(row.get("probabilities").get(name).asDouble())
            .isCloseTo(stored[i][k], within(1e-5));
      }
    }

    Path broken = Files.writeString(directory.resolve("broken.png"), "no image");
    CommandRun wrong = CommandRun.of("predict", broken.toString(), "--db", db);
    assertThat(wrong.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(wrong.out()).isEmpty();
    assertThat(wrong.err()).contains("broken.png can't be read", "No image could be predicted.");

    Files.delete(directory.resolve("x.artifacts/tiny/1/model.zip"));
    CommandRun gone = CommandRun.of("predict", data, "--db", db);
    assertThat(gone.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(gone.err()).contains("The model of trial 1 is gone");
  }
}
