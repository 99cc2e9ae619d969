package org.zwicky.study;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zwicky.metric.Goal;
import org.zwicky.metric.Metric;
import org.zwicky.space.Assignment;

/** Small studies, trials and outcomes for tests of what stores and drives them. */
public final class StudyFixtures {

  private StudyFixtures() {}

  public static Study study(String name) {
    return study(name, Instant.parse("2026-03-04T05:06:07.123456789Z"));
  }

  public static Study study(String name, Instant created) {
    StudyData data =
        new StudyData(
            "galaxies.h5: 20 images",
            "ab".repeat(32),
            List.of("elliptical", "spiral", "merger"),
            new int[] {8, 4, 2},
            new int[] {2, 1, 1},
            new int[] {1, 1, 0},
            new int[] {3, 5, 8, 13},
            new int[] {0, 0, 1, 2});
    Map<String, String> provenance = new LinkedHashMap<>();
    provenance.put("zwicky", "1");
    provenance.put("command", "zwicky sweep x.json");
    return new Study(
        name, created, "{\"name\":\"x\"}", Objective.of(Metric.MACRO_F1), data, provenance);
  }

  /** A study whose trials are commands. */
  public static Study studyOfCommands(String name) {
    return new Study(
        name,
        Instant.parse("2026-03-04T05:06:07Z"),
        "{\"name\":\"x\"}",
        new Objective("val loss", Goal.MINIMIZE),
        StudyData.NONE,
        Map.of("zwicky", "1"));
  }

  public static TrialRequest request(String study, int number) {
    return TrialRequest.first(study, number, 1000L + number, parameters(number));
  }

  public static Assignment parameters(int number) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("filters", (long) number);
    values.put("dropout", 0.1 + 0.2);
    values.put("activation", "relu");
    values.put("batchNorm", true);
    values.put("sizes", List.of(1L, 2L));
    return new Assignment(values);
  }

  public static Measurement measurement(int epoch) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("trainLoss", 1.0 / epoch);
    metrics.put("macroF1", epoch / 10.0);
    metrics.put("logLoss", Double.NaN);
    metrics.put("trainMacroF1", 0.9);
    List<LayerNorms> layers =
        List.of(
            new LayerNorms("1 conv", 1e-7, Double.NaN),
            new LayerNorms("3 softmax", 1.5, 2e-3 / epoch));
    return new Measurement(epoch, metrics, 0.25 * epoch, new TrainingSteps(0.1 / epoch, layers));
  }

  /** Right for the images at positions 0, 2 and 3 of the fixture study. */
  public static TrialOutcome.Completed completed() {
    return new TrialOutcome.Completed(
        2,
        new float[][] {
          {0.7f, 0.2f, 0.1f}, {0.1f, 0.6f, 0.3f}, {0.3f, 0.4f, 0.3f}, {0.05f, 0.05f, 0.9f}
        },
        1234L,
        Map.of("backend", "CPU"));
  }
}
