package org.zwicky.study;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Records what a trial used, and hands on the rest.
 *
 * @param listeners calls all who follow the sweep
 * @param epochs answers an epoch
 */
record RecordingObserver(
    TrialRequest request,
    TrialStore store,
    Consumer<Consumer<SweepListener>> listeners,
    Function<Measurement, Optional<String>> epochs)
    implements TrialObserver {

  @Override
  public Optional<String> onEpoch(Measurement measurement) {
    return epochs.apply(measurement);
  }

  @Override
  public void onRetry(String reason) {
    listeners.accept(listener -> listener.onTrialRetried(request, reason));
  }

  @Override
  public void onUsage(ResourceUsage usage) {
    store.recordUsage(request.study(), request.number(), usage);
  }
}
