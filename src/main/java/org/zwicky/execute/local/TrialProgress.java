package org.zwicky.execute.local;

import java.util.Optional;
import org.zwicky.execute.TrialLog;
import org.zwicky.study.FailureKind;
import org.zwicky.study.Measurement;
import org.zwicky.study.ResourceUsage;
import org.zwicky.study.TrialObserver;
import org.zwicky.study.TrialOutcome;
import org.zwicky.study.TrialRequest;

/**
 * How far a trial has come, over both attempts at it: epochs that an attempt repeats are not passed
 * on again. Used by one thread.
 */
final class TrialProgress implements TrialObserver {

  private final TrialRequest request;
  private final TrialObserver observer;
  private int epochs;
  private String firstLoss = "";
  private long nanos;
  private double cpuSeconds;
  private long peakMemory;

  TrialProgress(TrialRequest request, TrialObserver observer) {
    this.request = request;
    this.observer = observer;
  }

  @Override
  public Optional<String> onEpoch(Measurement measurement) {
    if (measurement.epoch() <= epochs) {
      return Optional.empty();
    }
    epochs = measurement.epoch();
    return observer.onEpoch(measurement);
  }

  /** What the next attempt is asked for. */
  TrialRequest request() {
    return request.after(recordedEpochs());
  }

  /** Running time so far in nanoseconds. */
  long nanos() {
    return nanos;
  }

  /**
   * An attempt is over, however it ended.
   *
   * @param runningTime of all attempts, in nanoseconds
   */
  void attempted(ProcessMeter meter, long runningTime) {
    nanos = runningTime;
    cpuSeconds += meter.cpuSeconds();
    peakMemory = Math.max(peakMemory, meter.peakMemory());
  }

  /** Whether a trial whose worker was lost that way gets another attempt: after one crash. */
  boolean isWorthAnotherAttempt(Verdict verdict) {
    return verdict.kind() == FailureKind.CRASHED && firstLoss.isEmpty();
  }

  /** Tells the observer of another attempt. */
  void retry(Verdict verdict, TrialLog log) {
    firstLoss = verdict.text(recordedEpochs());
    log.separate(firstLoss + "; second attempt");
    observer.onRetry(firstLoss);
  }

  /** The trial's end, its worker being lost for good. */
  TrialOutcome.Failed failed(Verdict verdict, TrialLog log) {
    String reason = verdict.text(recordedEpochs());
    if (verdict.kind() != FailureKind.CRASHED) {
      return new TrialOutcome.Failed(reason, verdict.kind());
    }
    if (!firstLoss.isEmpty()) {
      reason =
          firstLoss.equals(reason)
              ? "crashed twice, both times alike: " + reason
              : "crashed twice: first " + firstLoss + ", then " + reason;
    }
    return new TrialOutcome.Failed(reason + log.tail().asSuffix(), verdict.kind());
  }

  /** Tells the observer what all attempts used, if that could be measured. */
  void reportUsage() {
    if (peakMemory > 0 && nanos > 0) {
      observer.onUsage(new ResourceUsage(cpuSeconds, peakMemory, cpuSeconds / (nanos / 1e9)));
    }
  }

  private int recordedEpochs() {
    return Math.max(request.recordedEpochs(), epochs);
  }
}
