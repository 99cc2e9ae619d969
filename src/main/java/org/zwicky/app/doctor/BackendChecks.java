package org.zwicky.app.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.zwicky.base.file.ScratchFolder;
import org.zwicky.base.machine.Check;
import org.zwicky.base.text.Plural;
import org.zwicky.execute.local.WorkerPlan;
import org.zwicky.execute.local.WorkerProgram;
import org.zwicky.report.json.JsonOutput;

/**
 * Checks of the native code, which a process of its own loads, so that a crash is a finding and not
 * the end.
 */
public final class BackendChecks {

  private static final String NAME = "backend";
  private static final long PATIENCE_SECONDS = 120;
  private static final int LAST_LINES = 3;

  private BackendChecks() {}

  /**
   * Starts Java as a worker is started, and judges what it says.
   *
   * @param probe prints a {@link org.zwicky.training.BackendReport} as JSON
   */
  public static List<Check> of(WorkerPlan plan, WorkerProgram probe)
      throws IOException, InterruptedException {
    return of(plan.command(probe), plan);
  }

  /** Judges what this command prints, run as a worker is. */
  public static List<Check> of(List<String> command, WorkerPlan plan)
      throws IOException, InterruptedException {
    try (ScratchFolder folder = ScratchFolder.create("zwicky-doctor")) {
      Path out = folder.path().resolve("out");
      Path err = folder.path().resolve("err");
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
      builder.environment().putAll(plan.environment());
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        return List.of(failed("did not load in %d s".formatted(PATIENCE_SECONDS)));
      }
      if (process.exitValue() != 0) {
        return List.of(failed("ended with %d: %s".formatted(process.exitValue(), lastLines(err))));
      }
      return judge(JsonOutput.read(Files.readString(out, StandardCharsets.UTF_8)));
    }
  }

  /** What a {@link org.zwicky.training.BackendReport} means. */
  static List<Check> judge(JsonNode report) {
    List<Check> checks = new ArrayList<>();
    checks.add(instructions(report));
    checks.add(engine(report));
    checks.add(
        Check.ok(
            "threads", Plural.of(report.get("threads").asInt(), "native thread") + " a worker"));
    return checks;
  }

  private static Check instructions(JsonNode report) {
    String built = report.get("built").asText();
    String best = report.get("best").asText();
    List<String> devices = new ArrayList<>();
    report.get("devices").forEach(device -> devices.add(device.asText()));
    String finding =
        "ND4J on %s%s, built for %s; this processor has %s"
            .formatted(
                report.get("device").asText(),
                devices.isEmpty() ? "" : " (" + String.join(", ", devices) + ")",
                built,
                best);
    return report.get("runs").asBoolean()
        ? Check.ok(NAME, finding)
        : Check.error(
            NAME, finding, "The processor lacks instructions of this build: use a newer machine.");
  }

  private static Check engine(JsonNode report) {
    String engine = report.get("engine").asText();
    if (engine.startsWith("oneDNN") || !report.get("device").asText().equals("CPU")) {
      return Check.ok("engine", engine);
    }
    return Check.warning(
        "engine",
        engine + ", several times slower than oneDNN",
        "oneDNN needs Linux on x86-64 with AVX2, and neither -Dzwicky.engine=dl4j nor"
            + " -Dzwicky.onednn=false.");
  }

  private static Check failed(String finding) {
    return Check.error(
        NAME,
        "ND4J's native code " + finding,
        "Check that ~/.javacpp can be written and its disk has 1 GiB free; if it is damaged, delete it.");
  }

  private static String lastLines(Path file) throws IOException {
    List<String> lines =
        Files.readString(file, StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.isBlank())
            .toList();
    return lines.stream()
        .skip(Math.max(0, lines.size() - LAST_LINES))
        .map(String::strip)
        .collect(Collectors.joining(" | "));
  }
}
