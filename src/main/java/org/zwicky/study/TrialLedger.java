package org.zwicky.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.deeplearning4j.arbiter.optimize.api.OptimizationResult;
import org.deeplearning4j.arbiter.optimize.api.saving.ResultReference;
import org.deeplearning4j.arbiter.optimize.runner.CandidateInfo;
import org.deeplearning4j.arbiter.optimize.runner.CandidateStatus;

/** A sweep's trials in Arbiter's terms: their states, counts and the best of them. Thread-safe. */
final class TrialLedger {

  private final Objective objective;
  private final Map<Integer, CandidateInfo> infos = new TreeMap<>();
  private final Map<Integer, OptimizationResult> results = new TreeMap<>();
  private CandidateInfo best;

  TrialLedger(Objective objective) {
    this.objective = objective;
  }

  synchronized CandidateInfo started(Proposal proposal, long now) {
    CandidateInfo info =
        new CandidateInfo(
            proposal.number(),
            CandidateStatus.Running,
            null,
            now,
            now,
            null,
            proposal.candidate().getFlatParameters(),
            null);
    infos.put(proposal.number(), info);
    return info;
  }

  /**
   * Records the end of a trial and returns its result as generators and listeners take it: with the
   * {@link Trial} as what is specific to it.
   */
  synchronized OptimizationResult ended(Proposal proposal, Trial trial, long now) {
    CandidateInfo info =
        infos.containsKey(proposal.number())
            ? infos.get(proposal.number())
            : started(proposal, now);
    double score = trial.metric(objective.metric());
    info.setCandidateStatus(
        switch (trial.state()) {
          case COMPLETE -> CandidateStatus.Complete;
          case FAILED -> CandidateStatus.Failed;
          case WAITING, RUNNING, PRUNED -> CandidateStatus.Cancelled;
        });
    info.setEndTime(now);
    info.setExceptionStackTrace(trial.reason().isEmpty() ? null : trial.reason());
    if (trial.state() == TrialState.COMPLETE) {
      info.setScore(score);
      if (best == null || objective.goal().isBetter(score, best.getScore())) {
        best = info;
      }
    }
    OptimizationResult result =
        new OptimizationResult(
            proposal.candidate(), info.getScore(), proposal.number(), trial, info, null);
    results.put(proposal.number(), result);
    result.setResultReference(new Reference(result));
    return result;
  }

  synchronized int count(CandidateStatus status) {
    return (int)
        infos.values().stream().filter(info -> info.getCandidateStatus() == status).count();
  }

  synchronized CandidateInfo info(int number) {
    return infos.get(number);
  }

  /** The best complete trial so far. */
  synchronized Optional<CandidateInfo> best() {
    return Optional.ofNullable(best);
  }

  synchronized List<CandidateInfo> infos() {
    return new ArrayList<>(infos.values());
  }

  synchronized List<ResultReference> results() {
    List<ResultReference> references = new ArrayList<>();
    results.values().forEach(result -> references.add(result.getResultReference()));
    return references;
  }

  private record Reference(OptimizationResult result) implements ResultReference {

    @Override
    public OptimizationResult getResult() {
      return result;
    }

    @Override
    public Object getResultModel() throws IOException {
      throw new IOException(
          "the model of trial " + result.getIndex() + " lies in the study's artifacts");
    }
  }
}
