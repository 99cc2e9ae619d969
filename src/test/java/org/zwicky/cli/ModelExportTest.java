package org.zwicky.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models of real sweeps, used by the program beside them without Zwicky's classes. */
@Timeout(300)
@Tag("slow")
class ModelExportTest {

  private static final String LIBRARIES =
      Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
          .filter(entry -> entry.endsWith(".jar") && !entry.contains("zwicky"))
          .collect(Collectors.joining(File.pathSeparator));

  @TempDir private Path directory;

  /** What is scaled is rounded to bytes, now and then to the next one. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "sweep.trials=1",
        "data.grayscale=false",
        "data.resize=[28, 26]",
        "data.split={\"folds\": 2}",
        "network.0={\"residual\": {\"filters\": \"$filters\", \"activation\": \"$activation\"}}"
      })
  void predictsWithoutZwickyWhatPredictSays(String override) throws Exception {
    sweep("--set", override, "--trials", "1");
    List<Path> images = images();

    CommandRun export = run("export", "--model", "--to", folder().toString());

    assertThat(export.exitCode()).as(export.err()).isZero();
    List<String> predict = new ArrayList<>(List.of("predict", "--tta", "none"));
    images.forEach(image -> predict.add(image.toString()));
    List<String> expected = run(predict.toArray(String[]::new)).out().lines().toList();
    List<String> program = program(images);
    assertThat(program).hasSameSizeAs(expected);
    assertThat(program.get(0)).isEqualTo(expected.get(0));
    for (int i = 1; i < expected.size(); i++) {
      String[] cells = program.get(i).split(",");
      String[] others = expected.get(i).split(",");
      assertThat(cells).hasSameSizeAs(others);
      assertThat(cells[0]).isEqualTo(others[0]);
      for (int k = cells.length - 11; k < cells.length; k++) {
        assertThat(Double.parseDouble(cells[k]))
            .as("%s", program.get(i))
            .isCloseTo(
                Double.parseDouble(others[k]), within(override.contains("resize") ? 2e-3 : 1e-4));
      }
    }
  }

  @Test
  void saysWhatTheModelIs() throws IOException {
    sweep("--trials", "2");

    CommandRun export =
        run("export", "tiny", "--model", "--trial", "2", "--to", folder().toString());

    assertThat(export.err()).contains("The network of trial 2 is in");
    JsonNode json = JsonMapper.builder().build().readTree(folder().resolve("model.json").toFile());
    assertThat(json.get("trial").asInt()).isEqualTo(2);
    assertThat(json.at("/input/crop").asInt()).isEqualTo(24);
    assertThat(json.get("classes")).hasSize(10);
    assertThat(json.at("/validation/macroF1").isNumber()).isTrue();
    assertThat(json.at("/parameters/filters").isNumber()).isTrue();
    assertThat(folder().resolve("README.md"))
        .content()
        .contains("the middle 24×24 pixels", "0. ", "1.0.0-M2.1")
        .doesNotContain("@");
    assertThat(folder().resolve("pom.xml")).content().doesNotContain("@");
  }

  @Test
  void keepsWhatIsInTheFolder() throws IOException {
    sweep("--trials", "1");
    Path mine = Files.writeString(Files.createDirectory(folder()).resolve("mine.txt"), "mine");

    CommandRun export = run("export", "--model", "--to", folder().toString());

    assertThat(export.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(export.err()).contains("is not empty", "--to");
    assertThat(folder()).isDirectoryContaining(mine::equals);
    assertThat(run("export", "--model", "--to", mine.toString()).err()).contains("is a file");
    assertThat(run("export", "--model", "--trial", "9", "--to", "x").err())
        .contains("has no trial 9");
    assertThat(run("export", "--model").err()).contains("--to");
    assertThat(directory.toFile().list((where, name) -> name.startsWith(".model"))).isEmpty();
  }

  private Path folder() {
    return directory.resolve("exported");
  }

  private void sweep(String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "sweep",
                Spaces.write(directory, Spaces.TINY).toString(),
                "--reports",
                directory.resolve("reports").toString()));
    all.addAll(List.of(more));
    CommandRun sweep = run(all.toArray(String[]::new));
    assertThat(sweep.exitCode()).as(sweep.err()).isZero();
  }

  private CommandRun run(String... arguments) {
    return new WorkFolder(directory).run(arguments);
  }

  /** In colours, grey, with a palette, and larger than the study's. */
  private List<Path> images() throws IOException {
    return List.of(
        image("colour.png", BufferedImage.TYPE_INT_RGB, 32),
        image("grey.png", BufferedImage.TYPE_BYTE_GRAY, 32),
        image("palette.png", BufferedImage.TYPE_BYTE_INDEXED, 32),
        image("deep.png", BufferedImage.TYPE_USHORT_GRAY, 32),
        image("photo.jpg", BufferedImage.TYPE_INT_RGB, 32));
  }

  private Path image(String name, int type, int side) throws IOException {
    Random random = new Random(5);
    BufferedImage image = new BufferedImage(side, side, type);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        image.setRGB(x, y, random.nextInt(1 << 24));
      }
    }
    Path file = directory.resolve(name);
    ImageIO.write(image, name.substring(name.indexOf('.') + 1), file.toFile());
    return file;
  }

  private List<String> program(List<Path> images) throws IOException, InterruptedException {
    String source = folder().resolve("Predict.java").toString();
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-cp", LIBRARIES, source))
        .isZero();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", folder() + File.pathSeparator + LIBRARIES, "Predict"));
    images.forEach(image -> command.add(image.toString()));
    Path log = directory.resolve("log.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder().toFile())
            .redirectError(log.toFile())
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(Files.readString(log)).isZero();
    return out.lines().toList();
  }
}
