package org.zwicky.spacefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.zwicky.metric.ClassRecall;
import org.zwicky.metric.Goal;
import org.zwicky.metric.Metric;
import org.zwicky.metric.Score;
import org.zwicky.study.Objective;

/** The key of a score of classifiers. Whether a class that it names exists, the data will tell. */
record ScoreType() implements FieldType<String> {

  private static final NamedType<Metric> METRIC = NamedType.of(Metric.class, Metric::key);

  /** Which way a score that fits is better. */
  static Goal naturalGoal(String key) {
    return Score.named(key, List.of()).map(Objective::naturalGoal).orElse(Goal.MAXIMIZE);
  }

  @Override
  public String expected() {
    return METRIC.expected() + ", or recall:CLASS, or macroF1:minImages=NUMBER";
  }

  @Override
  public Optional<String> parse(JsonNode node) {
    return Optional.ofNullable(node.textValue()).filter(ScoreType::fits);
  }

  @Override
  public String placeholder() {
    return Metric.MACRO_F1.key();
  }

  @Override
  public String hint(JsonNode node) {
    return METRIC.hint(node);
  }

  private static boolean fits(String key) {
    return key.startsWith(ClassRecall.PREFIX)
        ? !key.substring(ClassRecall.PREFIX.length()).isBlank()
        : Score.named(key, List.of()).isPresent();
  }
}
