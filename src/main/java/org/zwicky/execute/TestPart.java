package org.zwicky.execute;

import java.nio.file.Path;
import java.util.List;
import org.zwicky.candidate.network.FeatureShape;
import org.zwicky.candidate.training.Symmetries;
import org.zwicky.study.TestPredictor;
import org.zwicky.training.batch.PixelSource;
import org.zwicky.training.predict.TrainedModel;

/**
 * Predicts the test part in this process, on the DL4J engine. Not for several threads.
 *
 * @param pixels every image, scaled as in training
 * @param shape of every image
 * @param images numbers of the test images
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record TestPart(PixelSource pixels, FeatureShape shape, int[] images)
    implements TestPredictor {

  @Override
  public float[][] predictTest(List<Path> models, Symmetries symmetries) {
    float[][] mean = null;
    for (Path file : models) {
      try (TrainedModel model = TrainedModel.load(file)) {
        float[][] probabilities = model.probabilities(pixels, shape, images, symmetries);
        mean = mean == null ? probabilities : sum(mean, probabilities);
      }
    }
    for (float[] row : mean) {
      for (int k = 0; k < row.length; k++) {
        row[k] /= models.size();
      }
    }
    return mean;
  }

  private static float[][] sum(float[][] a, float[][] b) {
    for (int i = 0; i < a.length; i++) {
      for (int k = 0; k < a[i].length; k++) {
        a[i][k] += b[i][k];
      }
    }
    return a;
  }
}
