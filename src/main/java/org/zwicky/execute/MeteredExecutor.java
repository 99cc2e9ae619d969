package org.zwicky.execute;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.zwicky.study.Measurement;
import org.zwicky.study.ResourceUsage;
import org.zwicky.study.TrialExecutor;
import org.zwicky.study.TrialObserver;
import org.zwicky.study.TrialOutcome;
import org.zwicky.study.TrialRequest;

/**
 * Notes the most memory that any of another executor's trials used.
 *
 * @param executor that runs the trials; not closed by this
 * @param peakBytes the most so far
 */
public record MeteredExecutor(TrialExecutor executor, AtomicLong peakBytes)
    implements TrialExecutor {

  @Override
  public int parallelism() {
    return executor.parallelism();
  }

  @Override
  public TrialOutcome execute(TrialRequest request, TrialObserver observer)
      throws InterruptedException {
    return executor.execute(
        request,
        new TrialObserver() {
          @Override
          public Optional<String> onEpoch(Measurement measurement) {
            return observer.onEpoch(measurement);
          }

          @Override
          public void onRetry(String reason) {
            observer.onRetry(reason);
          }

          @Override
          public void onUsage(ResourceUsage usage) {
            peakBytes.accumulateAndGet(usage.peakMemoryBytes(), Math::max);
            observer.onUsage(usage);
          }
        });
  }

  @Override
  public void close() {
    // Who made the executor closes it.
  }
}
