package org.zwicky.study;

import java.util.Optional;

/**
 * Records what a trial measures and uses, tells all who follow the sweep, and has each epoch
 * judged.
 */
record RecordingObserver(
    TrialRequest request,
    Proposal proposal,
    TrialStore store,
    TrialJudge judge,
    SweepListeners audience,
    TrialLedger ledger)
    implements TrialObserver {

  @Override
  public Optional<String> onEpoch(Measurement measurement) {
    store.record(request.study(), request.number(), measurement);
    audience.tellSweep(listener -> listener.onEpoch(request, measurement));
    audience.tellStatus(
        listener ->
            listener.onCandidateIteration(
                ledger.info(request.number()), proposal.candidate(), measurement.epoch()));
    return judge.judge(request, measurement);
  }

  @Override
  public void onRetry(String reason) {
    audience.tellSweep(listener -> listener.onTrialRetried(request, reason));
  }

  @Override
  public void onUsage(ResourceUsage usage) {
    store.recordUsage(request.study(), request.number(), usage);
  }
}
