package org.zwicky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zwicky.data.NamedParts;
import org.zwicky.metric.Metric;
import org.zwicky.metric.Score;
import org.zwicky.spacefile.starter.DataFacts;

@Tag("slow")
class InitCommandTest {

  @TempDir private Path folder;

  private CommandRun init(String... flags) {
    return CommandRun.of(
        Stream.concat(Stream.of("init", "--no-measure"), Arrays.stream(flags))
            .toArray(String[]::new));
  }

  @Test
  void writesAFileThatIsValid() {
    Path file = folder.resolve("mine.json");

    CommandRun run =
        init(file.toString(), "--data", "synthetic", "--budget", "5m", "--goal", "macroF1");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("plan " + file, "sweep " + file);
    assertThat(CommandRun.of("validate", file.toString()).exitCode()).isZero();
  }

  @Test
  void measuresTheMachineAndWritesEpochsThatFitTheTime() {
    Path file = folder.resolve("mine.json");

    CommandRun run =
        CommandRun.of(
            "init", file.toString(), "--data", "synthetic", "--budget", "1m", "--goal", "accuracy");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).contains("Measuring a network for some seconds");
    assertThat(file).content().containsPattern("\"epochs\": [1-9]");
  }

  @Test
  void leavesAFileAloneUnlessForced() throws Exception {
    Path file = Files.writeString(folder.resolve("mine.json"), "precious");
    String[] flags = {
      file.toString(), "--data", "synthetic", "--budget", "5m", "--goal", "macroF1"
    };

    CommandRun refused = init(flags);

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("is there already", "--force");
    assertThat(file).hasContent("precious");

    String[] forced = Arrays.copyOf(flags, flags.length + 1);
    forced[flags.length] = "--force";
    assertThat(init(forced).exitCode()).isZero();
    assertThat(Files.readString(file)).contains("\"timeout\": \"5m\"");
  }

  @Test
  void namesTheFlagThatIsMissingWhereNobodyCanBeAsked() {
    CommandRun run = init("--data", "synthetic", "--budget", "5m");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--goal is missing");
  }

  @Test
  void refusesWhatItCannotUseAndWritesNothing() {
    Path file = folder.resolve("x.json");
    for (String[] flags :
        new String[][] {
          {"--data", "nowhere.h5", "--budget", "5m", "--goal", "macroF1"},
          {"--data", "synthetic", "--budget", "soon", "--goal", "macroF1"},
          {"--data", "synthetic", "--budget", "5m", "--goal", "beauty"},
          {"--data", "synthetic", "--budget", "5m", "--goal", "macroF1", "--name", "a\u0007b"}
        }) {
      String[] words = new String[flags.length + 1];
      words[0] = file.toString();
      System.arraycopy(flags, 0, words, 1, flags.length);

      CommandRun run = init(words);

      assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
      assertThat(run.err()).startsWith("zwicky: ");
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void takesTheRecallOfAClassOfTheDataForAGoal() throws Exception {
    Path file = folder.resolve("mine.json");
    String[] flags = {file.toString(), "--data", "synthetic", "--budget", "5m", "--goal", ""};

    flags[flags.length - 1] = "recall:Nonesuch";
    CommandRun unknown = init(flags);
    flags[flags.length - 1] = "recall:Disk, Edge-on, Boxy Bulge";
    CommandRun known = init(flags);

    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err()).contains("no class of the data", "Disk, Edge-on, Boxy Bulge");
    assertThat(known.exitCode()).as(known.err()).isZero();
    assertThat(Files.readString(file)).contains("\"recall:Disk, Edge-on, Boxy Bulge\"");
  }

  @Test
  void refusesAClassWithASingleImageAndLeavesOutTheTestPartForTwo() throws Exception {
    Path images = folder.resolve("photos");
    for (int i = 0; i < 5; i++) {
      image(images.resolve("cat"), i);
    }
    image(images.resolve("dog"), 0);
    Path file = folder.resolve("mine.json");
    String[] flags = {
      file.toString(), "--data", images.toString(), "--budget", "5m", "--goal", "accuracy"
    };

    CommandRun single = init(flags);
    image(images.resolve("dog"), 1);
    CommandRun two = init(flags);

    assertThat(single.exitCode()).isEqualTo(2);
    assertThat(single.err()).contains("\"dog\" has 1 image", "Add images of it");
    assertThat(two.exitCode()).as(two.err()).isZero();
    CommandRun check = CommandRun.of("validate", file.toString());
    assertThat(check.exitCode()).as(check.err()).isZero();
  }

  private static void image(Path folder, int number) throws Exception {
    Files.createDirectories(folder);
    BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSample(number, 3, 0, 200);
    ImageIO.write(image, "png", folder.resolve(number + ".png").toFile());
  }

  @Test
  void asksAgainUntilAnAnswerWillDo() {
    StringWriter out = new StringWriter();
    var lines = List.of("tomorrow", "1h30m", "beauty", "").iterator();
    InitQuestions questions =
        new InitQuestions(new PrintWriter(out, true), Optional.of(lines::next));

    Duration budget = questions.budget(null);
    Score goal =
        questions.goal(
            null,
            new DataFacts(
                Map.of(), NamedParts.NONE, "x", 28, 28, 1, new int[] {900, 90}, List.of("a", "b")));

    assertThat(budget).isEqualTo(Duration.ofMinutes(90));
    assertThat(goal).isEqualTo(Metric.MACRO_F1);
    assertThat(out.toString())
        .contains("'tomorrow' is no time", "'beauty' is no metric", "10 times the images");
  }
}
