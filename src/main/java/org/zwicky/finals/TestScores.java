package org.zwicky.finals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.zwicky.metric.ClassRecall;
import org.zwicky.metric.Metric;
import org.zwicky.metric.Score;
import org.zwicky.metric.Scores;
import org.zwicky.metric.StratifiedBootstrap;
import org.zwicky.study.ModelId;
import org.zwicky.study.Study;
import org.zwicky.study.StudyData;
import org.zwicky.study.TestImages;
import org.zwicky.study.TestKind;
import org.zwicky.study.TestResult;

/** Measures predictions of the test part, with intervals of what matters most. */
final class TestScores {

  private static final double LEVEL = 0.95;
  private static final int RESAMPLES = 2000;

  private final Study study;
  private final TestImages images;
  private final long seed;
  private final List<Score> foremost;

  /**
   * @param seed of the intervals' random numbers
   */
  TestScores(Study study, TestImages images, long seed) {
    this.study = study;
    this.images = images;
    this.seed = seed;
    this.foremost = foremost(study);
  }

  TestResult of(TestKind kind, Map<ModelId, Integer> members, float[][] probabilities) {
    Scores scores = Scores.of(images.labels(), probabilities);
    Map<String, Double> metrics = new LinkedHashMap<>(study.metrics(scores));
    metrics.putAll(scores.asMap(foremost));
    List<TestResult.Member> named = new ArrayList<>();
    members.forEach((model, weight) -> named.add(new TestResult.Member(model, weight)));
    return new TestResult(
        kind,
        named,
        metrics,
        StratifiedBootstrap.of(images.labels(), probabilities, foremost, LEVEL, RESAMPLES, seed),
        probabilities);
  }

  /** The foremost metrics, the recall of the rarest class, and the objective. */
  private static List<Score> foremost(Study study) {
    StudyData data = study.data();
    Set<Score> scores = new LinkedHashSet<>(Metric.foremost());
    rarest(data)
        .ifPresent(index -> scores.add(new ClassRecall(index, data.classNames().get(index))));
    scores.add(study.objective().score(data.classNames()));
    return List.copyOf(scores);
  }

  /** The class with the fewest test images that has one, by the training part of equal ones. */
  private static OptionalInt rarest(StudyData data) {
    return IntStream.range(0, data.classNames().size())
        .filter(k -> data.testCounts()[k] > 0)
        .reduce(
            (a, b) -> {
              int byTest = Integer.compare(data.testCounts()[a], data.testCounts()[b]);
              int byTraining = Integer.compare(data.trainCounts()[a], data.trainCounts()[b]);
              return (byTest == 0 ? byTraining : byTest) <= 0 ? a : b;
            });
  }
}
