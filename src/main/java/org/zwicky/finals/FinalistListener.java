package org.zwicky.finals;

import java.util.List;
import org.zwicky.study.Measurement;
import org.zwicky.study.ModelId;
import org.zwicky.study.Retraining;
import org.zwicky.study.Trial;

/** Follows the retraining of finalists. Called from the threads that train, one call at a time. */
public interface FinalistListener {

  /** A retraining begins, or goes on. */
  default void onStarted(ModelId model, Trial finalist, int recordedEpochs) {}

  /** One finished an epoch, which is recorded. */
  default void onEpoch(ModelId model, Measurement measurement) {}

  /** One is begun again after its process was lost. */
  default void onRetried(ModelId model, String reason) {}

  /** One ended or was interrupted, which is recorded. */
  default void onEnded(Retraining retraining) {}

  /** One listener that passes everything on to several, in this order. */
  static FinalistListener inOrder(List<FinalistListener> listeners) {
    return new FinalistListeners(List.copyOf(listeners));
  }
}
