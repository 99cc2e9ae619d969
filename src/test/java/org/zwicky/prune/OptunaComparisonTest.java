package org.zwicky.prune;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same decisions as Optuna's pruners on random learning curves, recorded by {@code
 * src/test/python/pruner_fixtures.py}. Optuna was told the best value so far where rungs are
 * concerned: there it takes the value at the rung itself. Which trial is in which bracket of
 * Hyperband is Optuna's choice here.
 */
class OptunaComparisonTest {

  static Stream<JsonNode> cases() throws Exception {
    try (InputStream file = OptunaComparisonTest.class.getResourceAsStream("/prune/optuna.json")) {
      return Stream.of(JsonMapper.builder().build().readValue(file, JsonNode[].class));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void decidesAsOptunaDoes(JsonNode recorded) {
    int epochs = 12;
    Map<Integer, Curve> curves = new TreeMap<>();
    int pruned = 0;
    for (JsonNode event : recorded.get("events")) {
      int trial = event.get(0).intValue();
      int epoch = event.get(1).intValue();
      Curve curve =
          curves.getOrDefault(trial, Curve.of(trial)).with(epoch, event.get(2).doubleValue());
      curves.put(trial, curve);
      CurveHistory history =
          Curves.others(
              recorded.get("maximize").booleanValue() ? Better.HIGHER : Better.LOWER,
              curves.values().stream().toList(),
              curve);
      boolean expected = event.get(3).intValue() == 1;

      assertThat(decide(recorded, history, curve).prunes())
          .as("trial %d at epoch %d", trial, epoch)
          .isEqualTo(expected);
      pruned += expected ? 1 : 0;
      if (epoch == epochs && !expected) {
        curves.put(trial, curve.completed());
      }
    }
    assertThat(pruned).isPositive();
  }

  private static Decision decide(JsonNode recorded, CurveHistory history, Curve curve) {
    return switch (recorded.get("pruner").textValue()) {
      case "asha" ->
          new SuccessiveHalving(
                  recorded.get("minEpochs").intValue(), recorded.get("reduction").intValue())
              .decide(history, curve);
      case "hyperband" ->
          new Hyperband(
                  recorded.get("minEpochs").intValue(), 12, recorded.get("reduction").intValue(), 0)
              .decide(
                  history,
                  curve,
                  new Brackets(new int[] {1}, 0) {
                    @Override
                    int of(int trial) {
                      return recorded.get("brackets").get(Integer.toString(trial)).intValue();
                    }
                  });
      default ->
          new MedianPruner(
                  recorded.get("startup").intValue(),
                  recorded.get("warmup").intValue(),
                  recorded.get("interval").intValue())
              .decide(history, curve);
    };
  }
}
