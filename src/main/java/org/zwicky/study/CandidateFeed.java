package org.zwicky.study;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.deeplearning4j.arbiter.optimize.api.Candidate;
import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;
import org.deeplearning4j.arbiter.optimize.api.OptimizationResult;
import org.zwicky.base.BadInputException;
import org.zwicky.space.Assignment;

/**
 * Numbers the feasible candidates of a generator. Infeasible ones are passed over without becoming
 * trials; too many in a row end the sweep instead of searching for ever. So are those that were
 * tried before on another generator's proposal. The generator is told of both by a failed result
 * that has no {@link Trial}. Not thread-safe: the runner calls it under its own lock.
 */
final class CandidateFeed {

  /** A space that is feasible for less than about one in a thousand is a mistake in the space. */
  static final int MAX_INFEASIBLE_IN_A_ROW = 1000;

  /** So many tried ones in a row, beyond the number of all that were, leave little to find. */
  private static final int MAX_TRIED_IN_A_ROW = 1000;

  private final CandidateGenerator generator;
  private final FeasibilityCheck feasibility;
  private final Set<Assignment> tried = new HashSet<>();
  private Optional<Candidate<?>> held = Optional.empty();
  private int lastNumber;
  private boolean exhausted;

  CandidateFeed(CandidateGenerator generator, FeasibilityCheck feasibility) {
    this.generator = generator;
    this.feasibility = feasibility;
  }

  /** Whether the generator was asked and had no more. */
  boolean isExhausted() {
    return exhausted;
  }

  /** Never gives these parameters again: a trial that the generator did not propose has them. */
  void exclude(Assignment parameters) {
    tried.add(parameters);
  }

  /** The next candidate gets the number after this one. */
  void continueAfter(int number) {
    lastNumber = number;
  }

  /** Gives this candidate once more, under another number. */
  void putBack(Proposal proposal) {
    held = Optional.of(proposal.candidate());
  }

  /**
   * The next feasible candidate, or empty when the generator has no more.
   *
   * @throws BadInputException if too many candidates in a row are infeasible
   */
  Optional<Proposal> next() {
    for (int skipped = 0; skipped < MAX_TRIED_IN_A_ROW + tried.size(); skipped++) {
      Optional<Candidate<?>> candidate = held.isPresent() ? held : nextFeasible();
      held = Optional.empty();
      if (candidate.isEmpty()) {
        break;
      }
      Assignment parameters = (Assignment) candidate.get().getValue();
      if (!tried.contains(parameters)) {
        return Optional.of(new Proposal(++lastNumber, candidate.get(), parameters, 0));
      }
      passOver(candidate.get(), "it was tried before");
    }
    exhausted = true;
    return Optional.empty();
  }

  private Optional<Candidate<?>> nextFeasible() {
    String lastReason = "";
    for (int skipped = 0; skipped < MAX_INFEASIBLE_IN_A_ROW; skipped++) {
      if (!generator.hasMoreCandidates()) {
        requireAny(lastReason);
        return Optional.empty();
      }
      Candidate<?> candidate = generator.getCandidate();
      if (candidate.getException() != null) {
        lastReason = String.valueOf(candidate.getException().getMessage());
        continue;
      }
      Optional<String> infeasible = feasibility.infeasible((Assignment) candidate.getValue());
      if (infeasible.isEmpty()) {
        return Optional.of(candidate);
      }
      lastReason = infeasible.get();
      passOver(candidate, lastReason);
    }
    throw new BadInputException(
        ("%,d candidates in a row can't be built, the last because %s. Change the ranges so that more networks are"
                + " possible; `zwicky plan` shows samples.")
            .formatted(MAX_INFEASIBLE_IN_A_ROW, lastReason));
  }

  /** Tells the generator, or it would wait for the result for ever. */
  private void passOver(Candidate<?> candidate, String reason) {
    generator.reportResults(PassedOver.result(candidate, reason));
  }

  private void requireAny(String lastReason) {
    if (lastNumber == 0 && !lastReason.isEmpty()) {
      throw new BadInputException(
          "None of the candidates can be built, the last because %s. Change the ranges; `zwicky plan` shows samples."
              .formatted(lastReason));
    }
  }

  void report(OptimizationResult result) {
    generator.reportResults(result);
  }
}
