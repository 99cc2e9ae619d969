package org.zwicky.report;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.zwicky.analysis.StudyFixture;
import org.zwicky.analysis.StudyReport;
import org.zwicky.analysis.ValidationAnswers;
import org.zwicky.report.picture.Evidence;
import org.zwicky.report.picture.Picture;
import org.zwicky.report.picture.PictureSource;
import org.zwicky.report.picture.Pictures;
import org.zwicky.report.picture.Question;
import org.zwicky.study.Study;
import org.zwicky.study.TrialState;

/** Studies with answers that are drawn, and pictures of noise. */
final class GalleryStudy {

  private GalleryStudy() {}

  /** The report with answers of all complete trials; image i is at position 2 i of the file. */
  static StudyReport report(StudyFixture fixture) {
    StudyReport report = fixture.report();
    Study study = fixture.study();
    int[] labels = study.data().validationLabels();
    int classes = study.data().classNames().size();
    Random random = new Random(4);
    Map<Integer, float[][]> answers = new LinkedHashMap<>();
    report.leaderboard().rows().stream()
        .filter(row -> row.state() == TrialState.COMPLETE)
        .forEach(row -> answers.put(row.number(), answers(labels, classes, random)));
    return report.with(
        new ValidationAnswers(
            study.data().classNames(),
            labels,
            IntStream.range(0, labels.length).map(i -> 2 * i).toArray(),
            answers));
  }

  private static float[][] answers(int[] labels, int classes, Random random) {
    float[][] rows = new float[labels.length][classes];
    for (int i = 0; i < rows.length; i++) {
      double sum = 0;
      double[] odds = new double[classes];
      for (int k = 0; k < classes; k++) {
        odds[k] = Math.exp(2 * random.nextGaussian() + (k == labels[i] ? 4 : 0));
        sum += odds[k];
      }
      for (int k = 0; k < classes; k++) {
        rows[i][k] = (float) (odds[k] / sum);
      }
    }
    return rows;
  }

  /** Has a picture for each image and a map for each question. */
  static PictureSource pictures() {
    return (positions, trial, questions) -> {
      Map<Integer, Picture> images = new HashMap<>();
      positions.forEach(position -> images.put(position, picture(position)));
      Map<Question, float[]> maps = new HashMap<>();
      questions.forEach(question -> maps.put(question, new float[] {0, 0.25f, 0.5f, 1}));
      return new Pictures(images, Optional.of(new Evidence(true, 2, 2, maps)), List.of());
    };
  }

  private static Picture picture(int position) {
    Random random = new Random(position);
    float[] values = new float[64 * 64];
    for (int i = 0; i < values.length; i++) {
      double x = i % 64 - 32;
      double y = i / 64 - 32;
      values[i] = (float) (Math.exp(-(x * x + y * y) / 200) + 0.1 * random.nextDouble());
    }
    return new Picture(1, 64, 64, values);
  }
}
