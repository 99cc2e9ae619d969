package org.zwicky.study;

import java.nio.file.Path;
import java.util.List;
import org.zwicky.candidate.training.Symmetries;

/** Port: predicts the test part with saved models. */
public interface TestPredictor {

  /**
   * Predicts every image of the test part.
   *
   * @param models files of one model, or of several whose mean counts; at least one
   * @param symmetries in which each image is predicted; the mean counts
   * @return test image × class, rows sum to 1, in the order of {@link TestImages}
   * @throws PredictionFailedException if a file can't be read as a model, or the process that
   *     predicts is lost
   * @throws InterruptedException when the calling thread is interrupted
   */
  float[][] predictTest(List<Path> models, Symmetries symmetries) throws InterruptedException;
}
