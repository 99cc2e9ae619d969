package org.zwicky.analysis;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.zwicky.metric.ConfusionMatrix;

/** Gives the trials of a fixture answers that their confusion matrices count. */
public final class AnswersFixture {

  private AnswersFixture() {}

  public static StudyReport report(StudyFixture fixture) {
    StudyReport report = fixture.report();
    int[] labels = fixture.study().data().validationLabels();
    Map<Integer, float[][]> answers = new LinkedHashMap<>();
    report
        .trials()
        .forEach(
            trial ->
                trial
                    .confusion()
                    .ifPresent(
                        matrix ->
                            answers.put(
                                trial.row().number(),
                                answers(labels, matrix, trial.row().number()))));
    return report.with(
        new ValidationAnswers(
            fixture.study().data().classNames(),
            labels,
            IntStream.range(0, labels.length).toArray(),
            answers));
  }

  private static float[][] answers(int[] labels, ConfusionMatrix matrix, int seed) {
    long[][] left = matrix.counts();
    Random random = new Random(seed);
    float[][] rows = new float[labels.length][matrix.classes()];
    for (int i = 0; i < labels.length; i++) {
      int said = random.nextInt(matrix.classes());
      while (left[labels[i]][said] == 0) {
        said = (said + 1) % matrix.classes();
      }
      left[labels[i]][said]--;
      rows[i][said] = 1;
    }
    return rows;
  }
}
