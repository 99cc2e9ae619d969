package org.zwicky.analysis.importance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zwicky.metric.Goal;
import org.zwicky.space.Parameters;
import org.zwicky.space.SearchSpace;
import org.zwicky.space.Values;

/** Against NumPy and SciPy: src/test/python/importance_fixtures.py. */
class PedAnovaReferenceTest {

  private static final SearchSpace SPACE =
      Parameters.space(
          Parameters.decimal("rate", 1e-4, 1e-1).log(),
          Parameters.decimal("dropout", 0, 0.6),
          Parameters.decimal("momentum", 0.5, 0.9).step(0.1),
          Parameters.integer("layers", 1, 6),
          Parameters.integer("width", 8, 256).log(),
          Parameters.choice("activation", "relu", "elu", "swish"),
          Parameters.flag("batchNorm"),
          Parameters.choice("loss", "plain", "weighted", "focal"),
          Parameters.decimal("gamma", 0.5, 3.0).when("loss", "focal"));

  static Stream<JsonNode> cases() throws IOException {
    JsonNode cases =
        new ObjectMapper()
            .readTree(PedAnovaReferenceTest.class.getResource("/importance/ped_anova.json"));
    return StreamSupport.stream(cases.spliterator(), false);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agreesWithNumPy(JsonNode example) {
    List<ImportanceSample> trials = new ArrayList<>();
    for (int i = 0; i < example.get("trials").size(); i++) {
      JsonNode score = example.get("scores").get(i);
      trials.add(
          new ImportanceSample(
              i + 1,
              parameters(example.get("trials").get(i)),
              score.isNull() ? Double.NaN : score.asDouble()));
    }
    Goal goal = example.get("maximize").asBoolean() ? Goal.MAXIMIZE : Goal.MINIMIZE;
    List<ParameterAxis> axes =
        SPACE.parameters().stream().map(each -> ParameterAxis.of(each, List.of())).toList();
    PedAnova anova = new PedAnova(axes, trials, goal);

    double[] importances = anova.importances();

    for (int i = 0; i < axes.size(); i++) {
      assertThat(importances[i])
          .as(axes.get(i).name())
          .isCloseTo(example.get("importances").get(axes.get(i).name()).asDouble(), within(1e-9));
    }
    assertThat(anova.rank("score").best()).isEqualTo(example.get("best").asInt());
  }

  private static Map<String, Object> parameters(JsonNode trial) {
    Map<String, Object> values = new LinkedHashMap<>();
    trial
        .fields()
        .forEachRemaining(
            field -> {
              JsonNode value = field.getValue();
              if (value.isTextual()) {
                values.put(field.getKey(), value.asText());
              } else if (value.isBoolean()) {
                values.put(field.getKey(), value.asBoolean());
              } else if (!value.isNull()) {
                values.put(field.getKey(), Values.normalise(value.numberValue()));
              }
            });
    return values;
  }
}
