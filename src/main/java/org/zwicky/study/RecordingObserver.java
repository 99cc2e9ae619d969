package org.zwicky.study;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Records what a trial used, and hands on the rest.
 *
 * @param epochs answers an epoch
 * @param retries told why the trial is begun again
 */
record RecordingObserver(
    TrialRequest request,
    TrialStore store,
    Function<Measurement, Optional<String>> epochs,
    Consumer<String> retries)
    implements TrialObserver {

  @Override
  public Optional<String> onEpoch(Measurement measurement) {
    return epochs.apply(measurement);
  }

  @Override
  public void onRetry(String reason) {
    retries.accept(reason);
  }

  @Override
  public void onUsage(ResourceUsage usage) {
    store.recordUsage(request.study(), request.number(), usage);
  }
}
