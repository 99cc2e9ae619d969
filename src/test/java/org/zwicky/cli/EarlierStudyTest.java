package org.zwicky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study of an earlier release: {@code src/test/resources/earlier-study/README.md}. */
@Tag("slow")
class EarlierStudyTest {

  private static final String FIXTURE = "/earlier-study/";

  @TempDir private Path folder;

  @BeforeEach
  void unpack() throws IOException {
    try (ZipInputStream zip =
        new ZipInputStream(EarlierStudyTest.class.getResourceAsStream(FIXTURE + "study.zip"))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = folder.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        Files.copy(zip, file);
      }
    }
  }

  @Test
  void isReadAsItWasThen() throws IOException {
    CommandRun run = run("export", "before", "--format", "csv");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).isEqualTo(expected("export.csv"));
  }

  @Test
  void hasAPage() throws IOException {
    CommandRun run = run("report", "before", "--reports", folder.resolve("reports").toString());

    assertThat(run.exitCode()).as(run.err()).isZero();
    String page = Files.readString(folder.resolve("reports/before/index.html"));
    assertThat(page.contains("0.112")).isTrue();
    assertThat(page.contains("Crowned")).isTrue();
  }

  @Test
  void isContinuedWithTheTrialThatItWouldHaveHad() throws IOException {
    CommandRun run =
        run(
            "sweep",
            folder.resolve("before.json").toString(),
            "--reports",
            folder.resolve("reports").toString(),
            "--quiet",
            "--resume",
            "--set",
            "sweep.trials=4");

    assertThat(run.exitCode()).as(run.err()).isZero();
    List<String> then = expected("continued.csv").lines().toList();
    List<String> now = run("export", "before", "--format", "csv").out().lines().toList();
    assertThat(parameters(now)).isEqualTo(parameters(then));
    assertThat(now.get(1)).isEqualTo(then.get(1));
  }

  /** Number and parameters of each trial. */
  private static List<String> parameters(List<String> lines) {
    List<String> header = List.of(lines.get(0).split(","));
    int rate = header.indexOf("parameters.rate");
    return lines.stream()
        .map(line -> line.split(",", -1))
        .map(cells -> cells[1] + " " + cells[rate] + " " + cells[rate + 1])
        .sorted()
        .toList();
  }

  private CommandRun run(String... arguments) {
    String[] all = Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--db";
    all[arguments.length + 1] = folder.resolve("before.db").toString();
    return CommandRun.of(all);
  }

  private static String expected(String name) throws IOException {
    try (InputStream stream = EarlierStudyTest.class.getResourceAsStream(FIXTURE + name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
