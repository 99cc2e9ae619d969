package org.zwicky.finals;

import java.util.List;
import org.zwicky.study.Measurement;
import org.zwicky.study.ModelId;
import org.zwicky.study.Retraining;
import org.zwicky.study.Trial;

/** Several listeners as one. */
record FinalistListeners(List<FinalistListener> listeners) implements FinalistListener {

  @Override
  public void onStarted(ModelId model, Trial finalist, int recordedEpochs) {
    listeners.forEach(listener -> listener.onStarted(model, finalist, recordedEpochs));
  }

  @Override
  public void onEpoch(ModelId model, Measurement measurement) {
    listeners.forEach(listener -> listener.onEpoch(model, measurement));
  }

  @Override
  public void onRetried(ModelId model, String reason) {
    listeners.forEach(listener -> listener.onRetried(model, reason));
  }

  @Override
  public void onEnded(Retraining retraining) {
    listeners.forEach(listener -> listener.onEnded(retraining));
  }
}
