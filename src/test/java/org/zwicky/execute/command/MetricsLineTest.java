package org.zwicky.execute.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsLineTest {

  @Test
  void readsEpochAndMetrics() {
    assertThat(
            MetricsLine.parse(
                " {\"epoch\": 3, \"metrics\": {\"loss\": 0.31, \"n\": 7}, \"x\": []}"))
        .contains(new MetricsLine(OptionalInt.of(3), Map.of("loss", 0.31, "n", 7.0)));
  }

  @Test
  void readsWhatPythonWritesWhereThereIsNoNumber() {
    assertThat(
            MetricsLine.parse(
                "{\"metrics\": {\"a\": NaN, \"b\": -Infinity, \"c\": null, \"d\": \"x\"}}"))
        .contains(
            new MetricsLine(
                OptionalInt.empty(),
                Map.of("a", Double.NaN, "b", Double.NEGATIVE_INFINITY, "c", Double.NaN)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "-1", "\"3\"", "null", "1e30"})
  void passesOverAnEpochThatIsNoWholeNumber(String epoch) {
    assertThat(
            MetricsLine.parse("{\"epoch\": " + epoch + ", \"metrics\": {}}").orElseThrow().epoch())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "loss 0.3",
        "{\"loss\": 0.3}",
        "{\"metrics\": 3}",
        "{\"metrics\": {\"loss\": 0.3}} and more",
        "{\"metrics\": {\"loss\": 0.3}",
        "see {\"metrics\": {\"loss\": 0.3}}"
      })
  void takesAnythingElseForItsLog(String line) {
    assertThat(MetricsLine.parse(line)).isEmpty();
  }

  @Test
  void numbersEpochsFromOneHoweverTheCommandCounts() {
    assertThat(epochs(OptionalInt.of(0), OptionalInt.of(1), OptionalInt.of(5)))
        .containsExactly(1, 2, 6);
    assertThat(
            epochs(OptionalInt.of(1), OptionalInt.empty(), OptionalInt.of(7), OptionalInt.empty()))
        .containsExactly(1, 2, 7, 8);
    assertThat(epochs(OptionalInt.of(2), OptionalInt.of(2), OptionalInt.of(1), OptionalInt.of(3)))
        .containsExactly(2, -1, -1, 3);
  }

  @Test
  void readsLinesThatEndInAnyWay() throws Exception {
    LineReader reader =
        new LineReader(new StringReader("a\nb\r\nc\r50%\r\n\n" + "x".repeat(1_500_000)));
    List<String> lines = new ArrayList<>();
    for (Optional<String> line = reader.next(); line.isPresent(); line = reader.next()) {
      lines.add(line.get());
    }

    assertThat(lines).containsExactly("a", "b", "c", "50%", "", "x".repeat(1_000_000));
  }

  private static List<Integer> epochs(OptionalInt... said) {
    EpochCounter counter = new EpochCounter(false);
    List<Integer> epochs = new ArrayList<>();
    for (OptionalInt each : said) {
      epochs.add(counter.next(each).orElse(-1));
    }
    return epochs;
  }
}
