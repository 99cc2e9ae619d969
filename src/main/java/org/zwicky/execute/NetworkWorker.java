package org.zwicky.execute;

import java.nio.file.Path;
import java.util.List;
import org.zwicky.candidate.training.Symmetries;
import org.zwicky.study.TestPredictor;
import org.zwicky.study.TrialExecutor;
import org.zwicky.study.TrialObserver;
import org.zwicky.study.TrialOutcome;
import org.zwicky.study.TrialRequest;

/**
 * All that a process does for a sweep of networks: trains trials, which never see the test part,
 * and predicts that with their models once they are chosen.
 */
public record NetworkWorker(TrialExecutor trials, TestPredictor test)
    implements TrialExecutor, TestPredictor {

  @Override
  public int parallelism() {
    return trials.parallelism();
  }

  @Override
  public TrialOutcome execute(TrialRequest request, TrialObserver observer)
      throws InterruptedException {
    return trials.execute(request, observer);
  }

  @Override
  public float[][] predictTest(List<Path> models, Symmetries symmetries)
      throws InterruptedException {
    return test.predictTest(models, symmetries);
  }

  @Override
  public void close() {
    trials.close();
  }
}
