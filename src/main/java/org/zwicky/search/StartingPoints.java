package org.zwicky.search;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.deeplearning4j.arbiter.optimize.api.Candidate;
import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;
import org.zwicky.base.BadInputException;
import org.zwicky.space.Assignment;
import org.zwicky.space.PartialAssignment;
import org.zwicky.space.SearchSpace;
import org.zwicky.study.FeasibilityCheck;
import org.zwicky.study.PassedOver;
import org.zwicky.study.Seeds;

/**
 * Gives the configurations that a person wants tried first, in their order, before another
 * generator is asked for the first time; that one hears of their results like of any, and none of
 * them is tried again when it proposes it. What they leave open derives from the sweep's seed
 * alone, so that a resumed sweep gets the same.
 */
public final class StartingPoints extends ForwardingCandidates {

  /** A generator that repeats itself so often has nothing else to give. */
  private static final int MOST_REPETITIONS = 1000;

  private final Deque<Assignment> starts;
  private final Set<Assignment> all;
  private Candidate<?> next;
  private int given;

  private StartingPoints(List<Assignment> starts, CandidateGenerator generator) {
    super(generator);
    this.starts = new ArrayDeque<>(starts);
    this.all = Set.copyOf(starts);
  }

  /**
   * Puts starting points before a generator.
   *
   * @param starts in their order
   * @param sweepSeed from which what they leave open is drawn
   * @param feasibility what a completed one must pass
   * @param tried assignments of trials that another generator proposed; a starting point that is
   *     part of one has been tried
   * @return the generator itself if none is left
   * @throws BadInputException if one can't be completed
   */
  public static CandidateGenerator before(
      CandidateGenerator generator,
      List<PartialAssignment> starts,
      SearchSpace space,
      long sweepSeed,
      FeasibilityCheck feasibility,
      Collection<Assignment> tried) {
    List<Assignment> completed = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      PartialAssignment start = starts.get(i);
      if (tried.stream().noneMatch(start::isPartOf)) {
        completed.add(complete(start, i, space, sweepSeed, feasibility));
      }
    }
    return completed.isEmpty() ? generator : new StartingPoints(completed, generator);
  }

  /**
   * What the first of them is completed to: the parameters that a sweep's first trial will have.
   *
   * @param starts in their order, at least one
   * @param sweepSeed from which what it leaves open is drawn
   * @param feasibility what it must pass
   * @throws BadInputException if it can't be completed
   */
  public static Assignment first(
      List<PartialAssignment> starts,
      SearchSpace space,
      long sweepSeed,
      FeasibilityCheck feasibility) {
    return complete(starts.get(0), 0, space, sweepSeed, feasibility);
  }

  private static Assignment complete(
      PartialAssignment start,
      int index,
      SearchSpace space,
      long sweepSeed,
      FeasibilityCheck feasibility) {
    List<String> reasons = new ArrayList<>();
    return start
        .complete(
            space,
            new Random(Seeds.ofStart(sweepSeed, index)),
            candidate -> {
              Optional<String> infeasible = feasibility.infeasible(candidate);
              infeasible.filter(reason -> reasons.isEmpty()).ifPresent(reasons::add);
              return infeasible.isEmpty();
            })
        .orElseThrow(
            () ->
                new BadInputException(
                    "/sweep/startWith/%d: can't be tried%s. Change or remove it."
                        .formatted(
                            index,
                            reasons.isEmpty()
                                ? ", since conditions or constraints exclude it"
                                : ": " + reasons.get(0))));
  }

  @Override
  public synchronized boolean hasMoreCandidates() {
    return !starts.isEmpty() || lookAhead();
  }

  @Override
  public synchronized Candidate<?> getCandidate() {
    if (!starts.isEmpty()) {
      return new Candidate<>(starts.removeFirst(), given++, new double[0]);
    }
    if (!lookAhead()) {
      throw new IllegalStateException("no more candidates");
    }
    Candidate<?> candidate = next;
    next = null;
    return candidate;
  }

  /** Finds the generator's next candidate that is not one of the starting points. */
  private boolean lookAhead() {
    for (int i = 0; i < MOST_REPETITIONS && next == null && generator.hasMoreCandidates(); i++) {
      Candidate<?> candidate = generator.getCandidate();
      if (all.contains(candidate.getValue())) {
        generator.reportResults(PassedOver.result(candidate, "the sweep began with it"));
      } else {
        next = candidate;
      }
    }
    return next != null;
  }
}
