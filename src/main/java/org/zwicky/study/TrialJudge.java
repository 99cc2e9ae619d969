package org.zwicky.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zwicky.metric.Goal;
import org.zwicky.prune.Better;
import org.zwicky.prune.Curve;
import org.zwicky.prune.CurveHistory;
import org.zwicky.prune.Decision;
import org.zwicky.space.Assignment;

/**
 * Puts what a sweep's trials measure before its pruner. Keeps the judged metrics of all epochs of
 * all trials in memory and nothing else, so that no decision has to read the store. A trial that
 * has finished its last epoch is never pruned: there is nothing left to save. Thread-safe; the
 * decisions are made one after another.
 */
public final class TrialJudge {

  private static final Logger LOG = LoggerFactory.getLogger(TrialJudge.class);

  private final Pruning pruning;
  private final Function<Assignment, OptionalInt> epochs;
  private final Map<Objective, Map<Integer, Curve>> curves = new LinkedHashMap<>();

  /**
   * A judge that knows no trial yet.
   *
   * @param objective what a trial is judged by unless the settings say otherwise
   * @param epochs how many a trial with these parameters has at most, where that is known
   */
  public TrialJudge(
      Pruning pruning, Objective objective, Function<Assignment, OptionalInt> epochs) {
    this.pruning = pruning;
    this.epochs = epochs;
    List<Objective> metrics = pruning.onlyIf().isEmpty() ? List.of(objective) : pruning.onlyIf();
    metrics.forEach(metric -> curves.put(metric, new TreeMap<>()));
  }

  /** A judge that lets every trial go on. */
  public static TrialJudge lenient() {
    return new TrialJudge(
        Pruning.NONE, new Objective("none", Goal.MAXIMIZE), parameters -> OptionalInt.empty());
  }

  /** Learns what earlier runs of the sweep recorded. */
  void recall(TrialStore store, String study) {
    if (!pruning.isNone()) {
      for (Trial trial : store.trials(study)) {
        store
            .trial(study, trial.number())
            .ifPresent(details -> details.measurements().forEach(m -> add(trial.number(), m)));
        ended(trial);
      }
    }
  }

  /**
   * Takes up an epoch and decides.
   *
   * @return the reason to prune the trial now, or empty to go on
   */
  synchronized Optional<String> judge(TrialRequest request, Measurement measurement) {
    if (pruning.isNone()) {
      return Optional.empty();
    }
    add(request.number(), measurement);
    boolean all =
        curves.keySet().stream()
            .allMatch(metric -> measurement.metrics().containsKey(metric.metric()));
    return all ? decide(request) : Optional.empty();
  }

  /**
   * Decides again about a trial that goes on: the decision on its last recorded epoch may have been
   * lost with the process that was to act on it.
   */
  synchronized Optional<String> judgeAgain(TrialRequest request) {
    return !pruning.isNone() && request.recordedEpochs() > 0 ? decide(request) : Optional.empty();
  }

  /** Takes up that a trial is over. */
  synchronized void ended(Trial trial) {
    if (trial.state() == TrialState.COMPLETE) {
      curves
          .values()
          .forEach(byTrial -> byTrial.computeIfPresent(trial.number(), (n, c) -> c.completed()));
    }
  }

  private synchronized void add(int number, Measurement measurement) {
    curves.forEach(
        (metric, byTrial) -> {
          if (measurement.metrics().containsKey(metric.metric())) {
            Curve curve = byTrial.getOrDefault(number, Curve.of(number));
            byTrial.put(
                number, curve.with(measurement.epoch(), measurement.metric(metric.metric())));
          }
        });
  }

  private Optional<String> decide(TrialRequest request) {
    List<String> reasons = new ArrayList<>();
    for (Map.Entry<Objective, Map<Integer, Curve>> metric : curves.entrySet()) {
      Curve curve = metric.getValue().getOrDefault(request.number(), Curve.of(request.number()));
      if (curve.lastEpoch() == 0 || isOver(request, curve)) {
        return Optional.empty();
      }
      Decision decision = pruning.pruner().decide(history(metric.getKey(), curve), curve);
      LOG.debug(
          "Trial {} {}: {}",
          request.number(),
          decision.prunes() ? "is pruned" : "goes on",
          decision.reason());
      if (!decision.prunes()) {
        return Optional.empty();
      }
      reasons.add(decision.reason());
    }
    return Optional.of(String.join("; and ", reasons));
  }

  private boolean isOver(TrialRequest request, Curve curve) {
    OptionalInt last = epochs.apply(request.parameters());
    return last.isPresent() && curve.lastEpoch() >= last.getAsInt();
  }

  private CurveHistory history(Objective metric, Curve curve) {
    return new CurveHistory(
        metric.metric(),
        metric.goal() == Goal.MAXIMIZE ? Better.HIGHER : Better.LOWER,
        curves.get(metric).values().stream()
            .filter(other -> other.trial() != curve.trial())
            .toList());
  }
}
