package org.zwicky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.zwicky.app.doctor.BackendChecks;
import org.zwicky.app.doctor.DatabaseCheck;
import org.zwicky.base.machine.Check;
import org.zwicky.base.machine.CheckStatus;
import org.zwicky.base.machine.Gpu;
import org.zwicky.execute.local.WorkerPlan;
import org.zwicky.store.DatabaseLocation;
import org.zwicky.store.DatabaseStatus;
import org.zwicky.store.H2Database;

/** With a real process that loads ND4J. */
@Timeout(180)
@Tag("slow")
class DoctorCommandTest {

  @TempDir Path directory;

  @Test
  void findsThatASweepCanRunHere() {
    CommandRun run = doctor(directory.resolve("x.db"), "table");

    assertThat(run.exitCode()).as(run.out()).isZero();
    assertThat(run.out())
        .contains("Java", "cores", "memory", "backend   ND4J on", "engine", "1 native thread")
        .contains("disk", "none yet", "A sweep can run here.")
        .doesNotContain("error");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void tellsScriptsAsJson() throws Exception {
    CommandRun run = doctor(directory.resolve("absent/x.db"), "json");

    assertThat(run.exitCode()).isEqualTo(1);
    JsonNode json = JsonMapper.builder().build().readTree(run.out());
    assertThat(json.get("ready").asBoolean()).isFalse();
    assertThat(json.get("checks")).hasSizeGreaterThan(9);
    assertThat(json.get("checks"))
        .filteredOn(check -> check.get("status").asText().equals("error"))
        .singleElement()
        .satisfies(
            disk -> {
              assertThat(disk.get("name").asText()).isEqualTo("disk");
              assertThat(disk.get("remedy").asText()).contains("Make the directory", "--db");
            });
  }

  @Test
  void showsTheSchemaOfADatabase() {
    DatabaseLocation location = DatabaseLocation.of(directory.resolve("x.db").toString());
    H2Database.open(location).close();

    Check check = DatabaseCheck.of(location);

    assertThat(check.status()).isEqualTo(CheckStatus.OK);
    assertThat(check.finding()).contains("x.db.mv.db, schema ", "H2 2.");
  }

  @Test
  void refusesADamagedDatabase() throws Exception {
    Files.writeString(directory.resolve("x.db.mv.db"), "no database ".repeat(1000));

    Check check = DatabaseCheck.of(DatabaseLocation.of(directory.resolve("x.db").toString()));

    assertThat(check.status()).isEqualTo(CheckStatus.ERROR);
    assertThat(check.finding()).contains("damaged");
  }

  @Test
  void tellsADatabaseOfANewerProgramFromOneOfAnOlder() {
    assertThat(
            DatabaseCheck.judge("x", new DatabaseStatus(Optional.of("9"), "3", 0, true, "2.4.240")))
        .satisfies(
            check -> {
              assertThat(check.status()).isEqualTo(CheckStatus.ERROR);
              assertThat(check.finding()).contains("schema 9", "schema 3 at most");
            });
    assertThat(
            DatabaseCheck.judge(
                "x", new DatabaseStatus(Optional.of("1"), "3", 2, false, "2.4.240")))
        .satisfies(
            check -> {
              assertThat(check.status()).isEqualTo(CheckStatus.OK);
              assertThat(check.finding()).contains("schema 1", "brings it to 3");
            });
  }

  @Test
  void takesACrashOfTheNativeCodeAsAFinding() throws Exception {
    assertThat(probe("echo one; echo two >&2; echo three >&2; exit 134"))
        .singleElement()
        .satisfies(
            check -> {
              assertThat(check.status()).isEqualTo(CheckStatus.ERROR);
              assertThat(check.finding()).contains("ended with 134: two | three");
              assertThat(check.remedy()).contains("~/.javacpp");
            });
  }

  @Test
  void warnsOfSlowTrainingAndOfAProcessorThatIsTooOld() throws Exception {
    List<Check> checks =
        probe(
            "echo '{\"device\":\"CPU\",\"engine\":\"DL4J\",\"threads\":2,\"built\":\"AVX2\","
                + "\"best\":\"generic x86-64\",\"runs\":false,\"devices\":[]}'");

    assertThat(checks)
        .extracting(Check::status)
        .containsExactly(CheckStatus.ERROR, CheckStatus.WARNING, CheckStatus.OK);
    assertThat(checks.get(1).finding()).contains("DL4J, several times slower");
  }

  @Test
  void expectsNoOneDnnOnAGpu() throws Exception {
    List<Check> checks =
        probe(
            "echo '{\"device\":\"CUDA\",\"engine\":\"DL4J\",\"threads\":2,\"built\":\"generic\","
                + "\"best\":\"generic\",\"runs\":true,\"devices\":[\"NVIDIA A100\"]}'");

    assertThat(checks).extracting(Check::status).containsOnly(CheckStatus.OK);
    assertThat(checks.get(0).finding()).contains("ND4J on CUDA (NVIDIA A100)");
  }

  @Test
  void needsGpusOnlyWhereTheBuildIsForThem() {
    List<Gpu> one = List.of(new Gpu("0", "NVIDIA A100"));

    assertThat(DoctorCommand.gpus(List.of(), false).status()).isEqualTo(CheckStatus.OK);
    assertThat(DoctorCommand.gpus(one, true)).isEqualTo(Check.ok("GPUs", "NVIDIA A100"));
    assertThat(DoctorCommand.gpus(one, false).remedy()).contains("ZWICKY_BACKEND=cuda");
    assertThat(DoctorCommand.gpus(List.of(), true).status()).isEqualTo(CheckStatus.ERROR);
  }

  private static List<Check> probe(String script) throws IOException, InterruptedException {
    WorkerPlan plan = WorkerPlan.of(OptionalInt.of(1), 0, 1, 4L << 30, List.of());
    return BackendChecks.of(List.of("sh", "-c", script), plan);
  }

  private static CommandRun doctor(Path database, String format) {
    return CommandRun.of("doctor", "--db", database.toString(), "--format", format);
  }
}
