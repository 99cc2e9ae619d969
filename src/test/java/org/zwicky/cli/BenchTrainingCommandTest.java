package org.zwicky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Short measurements with real workers. */
@Timeout(180)
@Tag("slow")
class BenchTrainingCommandTest {

  @Test
  void printsWhatItMeasuredAsJson() throws Exception {
    CommandRun run =
        bench("--workers 2 --threads 1 --seconds 0.5 --network bn --batch 16 --format json");

    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode json = JsonMapper.builder().build().readTree(run.out());
    assertThat(json.get("workers").asInt()).isEqualTo(2);
    assertThat(json.get("threads").asInt()).isEqualTo(1);
    assertThat(json.get("network").asText()).isEqualTo("bn");
    assertThat(json.get("parameters").asLong()).isEqualTo(98_388);
    assertThat(json.get("batch").asInt()).isEqualTo(16);
    assertThat(json.get("backend").asText()).contains("1 thread", "DL4J");
    assertThat(json.get("trainWindows")).hasSize(5);
    assertThat(json.get("inferenceWindows")).hasSize(5);
    double training = json.get("trainImagesPerSecond").asDouble();
    assertThat(training).isBetween(1.0, 1e6);
    // A training step predicts, and does more.
    assertThat(json.get("inferenceImagesPerSecond").asDouble()).isBetween(training, 1e7);
  }

  @Test
  void measuresTheReferenceNetworkInAnotherShape() {
    CommandRun run =
        bench(
            "--workers 1 --threads 1 --seconds 0.5 --batch 8 --set data.crop=28"
                + " --set network.0.conv.kernel=5");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("reference", "28×28×1", "batch 8", "1 worker with 1 thread", "training")
        .containsPattern("inference +[\\d,.]+ ");
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of("--workers 0", "--workers 0: give a whole number from 1"),
        Arguments.of("--threads -2", "--threads -2: give a whole number from 1"),
        Arguments.of("--batch 0", "--batch 0: give a whole number from 1"),
        Arguments.of("--seconds -1", "--seconds -1.0: give a number above 0"),
        Arguments.of("--seconds NaN", "--seconds NaN: give a number above 0"),
        Arguments.of("--seconds soon", "'--seconds': 'soon' is not a double"),
        Arguments.of("--network resnet", "give reference, bn, residual"),
        Arguments.of("--set network.0.conv.kernel=0", "/network/0/conv/kernel"),
        Arguments.of("--set data.crop=70", "crop"),
        Arguments.of("--format csv", "--format"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void saysWhatIsWrongWithTheArguments(String arguments, String message) {
    CommandRun run = bench(arguments);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(message).doesNotContain("\tat ");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void asksWhatToMeasure() {
    CommandRun run = CommandRun.of("bench");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("training", "bench --help");
  }

  private static CommandRun bench(String arguments) {
    return CommandRun.of(("bench training " + arguments).split(" "));
  }
}
