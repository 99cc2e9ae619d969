package org.zwicky.analysis.importance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zwicky.analysis.Leaderboard;
import org.zwicky.analysis.LeaderboardRow;
import org.zwicky.analysis.MetricNames;
import org.zwicky.analysis.StudyReport;
import org.zwicky.analysis.TrialReport;
import org.zwicky.metric.ClassRecall;
import org.zwicky.metric.Goal;
import org.zwicky.study.TrialState;

/**
 * A number that the trials of a study can be compared by.
 *
 * @param key its name, such as {@code macroF1} or {@code recall:merger}
 * @param label its name for people
 * @param goal which way it is better; empty where only the author of a command knows
 * @param values of the complete trials, by their number; those where it is not a number are left
 *     out
 */
public record StudyMetric(
    String key, String label, Optional<Goal> goal, Map<Integer, Double> values) {

  public StudyMetric {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** Those of a study: the objective, the others, the recall of each class. */
  public static List<StudyMetric> of(StudyReport report) {
    Leaderboard board = report.leaderboard();
    Map<String, StudyMetric> metrics = new LinkedHashMap<>();
    List<String> names = new ArrayList<>();
    names.add(board.metric());
    names.addAll(board.metrics());
    for (String name : names) {
      boolean known = board.classifiers() || name.equals(board.metric());
      Map<Integer, Double> values = new LinkedHashMap<>();
      for (LeaderboardRow row : board.rows()) {
        if (row.state() == TrialState.COMPLETE) {
          put(values, row.number(), row.metric(name));
        }
      }
      add(
          metrics,
          new StudyMetric(
              name,
              label(name),
              known ? Optional.of(board.goalOf(name)) : Optional.empty(),
              values));
    }
    for (int k = 0; k < report.data().classes().size(); k++) {
      String name = report.data().classes().get(k).name();
      Map<Integer, Double> values = new LinkedHashMap<>();
      for (TrialReport trial : report.trials()) {
        trial.ofClass(k).ifPresent(score -> put(values, trial.row().number(), score.recall()));
      }
      String key = ClassRecall.PREFIX + name;
      add(metrics, new StudyMetric(key, label(key), Optional.of(Goal.MAXIMIZE), values));
    }
    return List.copyOf(metrics.values());
  }

  private static void add(Map<String, StudyMetric> metrics, StudyMetric metric) {
    if (!metric.values().isEmpty()) {
      metrics.putIfAbsent(metric.key(), metric);
    }
  }

  private static void put(Map<Integer, Double> values, int trial, double value) {
    if (Double.isFinite(value)) {
      values.put(trial, value);
    }
  }

  private static String label(String key) {
    return key.startsWith(ClassRecall.PREFIX)
        ? "Recall of " + key.substring(ClassRecall.PREFIX.length())
        : MetricNames.label(key);
  }
}
