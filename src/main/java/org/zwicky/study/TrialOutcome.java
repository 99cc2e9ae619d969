package org.zwicky.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** How the execution of a trial ended. */
public sealed interface TrialOutcome {

  /** What the trial is once it has ended so. */
  TrialState state();

  /** Why it did not come to its end, for people; empty if it did or counts as not having run. */
  default String reason() {
    return "";
  }

  /**
   * The candidate was trained to its end.
   *
   * @param bestEpoch the epoch whose parameters were kept, 1 for the first
   * @param probabilities of the best epoch: validation image × class, rows sum to 1, in the order
   *     of {@link StudyData#validationIndices}; of several networks, the mean of those that did not
   *     learn from the image
   * @param networkParameters numbers in the network that are trained or kept with it
   * @param provenance what ran it, by name in a stable order
   * @param replicas scores of its networks if they are several: the trial's are their means, not
   *     those of the probabilities
   */
  @SuppressWarnings("ArrayRecordComponent") // outcomes are not compared
  record Completed(
      int bestEpoch,
      float[][] probabilities,
      long networkParameters,
      Map<String, String> provenance,
      ReplicaScores replicas)
      implements TrialOutcome {

    public Completed {
      provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
    }

    /** Of one network. */
    public Completed(
        int bestEpoch,
        float[][] probabilities,
        long networkParameters,
        Map<String, String> provenance) {
      this(bestEpoch, probabilities, networkParameters, provenance, ReplicaScores.NONE);
    }

    @Override
    public TrialState state() {
      return TrialState.COMPLETE;
    }
  }

  /**
   * Ended by itself, with nothing but scores to show.
   *
   * @param metrics what it ended with, the objective's among them, by name in a stable order
   * @param provenance what ran it, by name in a stable order
   */
  record Scored(Map<String, Double> metrics, Map<String, String> provenance)
      implements TrialOutcome {

    public Scored {
      metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
      provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
    }

    @Override
    public TrialState state() {
      return TrialState.COMPLETE;
    }
  }

  /**
   * Stopped on request of its observer.
   *
   * @param reason for people, never blank
   */
  record Pruned(String reason, Map<String, String> provenance) implements TrialOutcome {

    public Pruned {
      provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
    }

    /** Of which nothing is known about how it was computed. */
    public Pruned(String reason) {
      this(reason, Map.of());
    }

    @Override
    public TrialState state() {
      return TrialState.PRUNED;
    }
  }

  /**
   * Could not be brought to its end.
   *
   * @param reason for people, never blank
   * @param kind what made it fail
   */
  record Failed(String reason, FailureKind kind) implements TrialOutcome {

    /** A failure of no kind of its own. */
    public Failed(String reason) {
      this(reason, FailureKind.ERROR);
    }

    @Override
    public TrialState state() {
      return TrialState.FAILED;
    }
  }

  /** Cut short because the sweep is ending; it counts as not having run. */
  record Interrupted() implements TrialOutcome {

    @Override
    public TrialState state() {
      return TrialState.WAITING;
    }
  }
}
