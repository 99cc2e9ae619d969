package org.zwicky.analysis;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zwicky.metric.Metric;
import org.zwicky.study.Measurement;

/**
 * How one metric went over the epochs of a trial, on the training and on the validation part.
 *
 * @param metric its name, such as {@code loss} or {@code macroF1}
 * @param train a value an epoch; NaN where there is none; empty if it was never measured
 * @param validation the same on the validation part
 */
public record LearningCurve(String metric, List<Double> train, List<Double> validation) {

  private static final String LOSS = "loss";
  private static final String PREFIX = "train";

  public LearningCurve {
    train = List.copyOf(train);
    validation = List.copyOf(validation);
  }

  /**
   * The curves of a trial: the loss first, then the metrics as measured. {@code trainX} and {@code
   * x} are one curve. Where the validation part has no {@code loss} of its own, its log loss stands
   * beside the training loss.
   *
   * @param measurements by epoch, ascending
   */
  static List<LearningCurve> of(List<Measurement> measurements) {
    Set<String> names = new LinkedHashSet<>();
    measurements.forEach(m -> names.addAll(m.metrics().keySet()));
    Map<String, String> trainNames = new LinkedHashMap<>();
    Map<String, String> validationNames = new LinkedHashMap<>();
    for (String name : names) {
      String base = withoutPrefix(name);
      (base.equals(name) ? validationNames : trainNames).put(base, name);
    }
    if (trainNames.containsKey(LOSS)
        && !validationNames.containsKey(LOSS)
        && validationNames.containsKey(Metric.LOG_LOSS.key())) {
      validationNames.put(LOSS, validationNames.remove(Metric.LOG_LOSS.key()));
    }
    Set<String> metrics = new LinkedHashSet<>();
    metrics.add(LOSS);
    metrics.addAll(validationNames.keySet());
    metrics.addAll(trainNames.keySet());
    return metrics.stream()
        .map(
            metric ->
                new LearningCurve(
                    metric,
                    values(measurements, trainNames.get(metric)),
                    values(measurements, validationNames.get(metric))))
        .filter(curve -> !curve.train().isEmpty() || !curve.validation().isEmpty())
        .toList();
  }

  /** The name under which a metric is measured in training. */
  static String trainingName(String metric) {
    return PREFIX + Character.toUpperCase(metric.charAt(0)) + metric.substring(1);
  }

  private static String withoutPrefix(String name) {
    if (name.length() > PREFIX.length()
        && name.startsWith(PREFIX)
        && Character.isUpperCase(name.charAt(PREFIX.length()))) {
      return Character.toLowerCase(name.charAt(PREFIX.length()))
          + name.substring(PREFIX.length() + 1);
    }
    return name;
  }

  private static List<Double> values(List<Measurement> measurements, String name) {
    return name == null ? List.of() : measurements.stream().map(m -> m.metric(name)).toList();
  }
}
