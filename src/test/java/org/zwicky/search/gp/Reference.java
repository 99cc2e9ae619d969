package org.zwicky.search.gp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Values made by {@code src/test/python/gp_fixtures.py}. */
final class Reference {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Reference() {}

  static Stream<JsonNode> all(String key) throws IOException {
    try (InputStream file = Reference.class.getResourceAsStream("reference.json")) {
      return StreamSupport.stream(MAPPER.readTree(file).get(key).spliterator(), false);
    }
  }

  static double[] numbers(JsonNode list) {
    return MAPPER.convertValue(list, double[].class);
  }

  static List<double[]> rows(JsonNode list) {
    List<double[]> rows = new ArrayList<>();
    list.forEach(row -> rows.add(numbers(row)));
    return rows;
  }

  static Points points(JsonNode process) {
    List<double[]> rows = rows(process.get("points"));
    return new Points(rows, new boolean[rows.get(0).length]);
  }

  static Hyperparameters hyperparameters(JsonNode process) {
    double[] weights = numbers(process.get("lengths"));
    for (int k = 0; k < weights.length; k++) {
      weights[k] = 1 / (weights[k] * weights[k]);
    }
    return new Hyperparameters(
        weights, process.get("scale").doubleValue(), process.get("noise").doubleValue());
  }

  /** As {@link Hyperparameters#ofLogs} reads them. */
  static double[] logs(JsonNode process) {
    Hyperparameters hyperparameters = hyperparameters(process);
    int dimensions = hyperparameters.dimensions();
    double[] logs = new double[dimensions + 2];
    for (int k = 0; k < dimensions; k++) {
      logs[k] = Math.log(hyperparameters.weight(k));
    }
    logs[dimensions] = Math.log(hyperparameters.scale());
    logs[dimensions + 1] = Math.log(hyperparameters.noise() - Hyperparameters.NOISE_FLOOR);
    return logs;
  }
}
