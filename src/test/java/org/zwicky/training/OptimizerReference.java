package org.zwicky.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** What PyTorch computes; see {@code src/test/python/optimizer_fixtures.py}. */
public final class OptimizerReference {

  private static final JsonNode ALL = read();

  private OptimizerReference() {}

  /** A part of it. */
  public static JsonNode of(String part) {
    return ALL.get(part);
  }

  /** A list of numbers. */
  public static double[] numbers(JsonNode list) {
    double[] numbers = new double[list.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = list.get(i).doubleValue();
    }
    return numbers;
  }

  /** A list of lists. */
  public static List<double[]> rows(JsonNode lists) {
    List<double[]> rows = new ArrayList<>();
    lists.forEach(list -> rows.add(numbers(list)));
    return rows;
  }

  private static JsonNode read() {
    try (InputStream in = OptimizerReference.class.getResourceAsStream("optimizer.json")) {
      return JsonMapper.builder().build().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
