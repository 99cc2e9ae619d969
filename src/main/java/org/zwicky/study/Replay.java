package org.zwicky.study;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.deeplearning4j.arbiter.optimize.api.Candidate;

/**
 * Brings a new generator to where the trials of its study are, as {@link SweepRunner} promises it
 * to generators. For one use.
 */
final class Replay {

  private final CandidateFeed feed;
  private final BiConsumer<Proposal, Trial> report;
  private final Deque<Proposal> unfinished = new ArrayDeque<>();

  /**
   * @param feed from which nothing was taken yet
   * @param report tells the generator of a finished trial
   */
  Replay(CandidateFeed feed, BiConsumer<Proposal, Trial> report) {
    this.feed = feed;
    this.report = report;
  }

  /**
   * Takes up the trials; the feed's next candidate is a new one then.
   *
   * @param trials of the study, in any order
   * @param lastForeign number up to which another generator proposed them
   * @return what is still to be run of them, by number
   */
  Deque<Proposal> run(List<Trial> trials, int lastForeign) {
    TreeMap<Integer, Trial> byNumber =
        trials.stream()
            .collect(
                Collectors.toMap(Trial::number, Function.identity(), (a, b) -> b, TreeMap::new));
    byNumber.headMap(lastForeign, true).values().forEach(this::takeUpForeign);
    int last = byNumber.isEmpty() ? lastForeign : Math.max(lastForeign, byNumber.lastKey());
    feed.continueAfter(lastForeign);
    for (int number = lastForeign + 1; number <= last; number++) {
      if (!repeats(Optional.ofNullable(byNumber.get(number)))) {
        Map<Integer, Trial> rest = byNumber.tailMap(number, true);
        rest.values().forEach(this::takeUpForeign);
        break;
      }
    }
    feed.continueAfter(last);
    return unfinished;
  }

  /**
   * Whether the generator proposes the trial again.
   *
   * @param trial empty where the number was given, but the sweep ended before its trial was
   *     recorded
   */
  private boolean repeats(Optional<Trial> trial) {
    Optional<Proposal> proposal = feed.next();
    if (proposal.isEmpty()) {
      return false;
    }
    if (trial.isEmpty()) {
      unfinished.addLast(proposal.get());
      return true;
    }
    if (!proposal.get().parameters().equals(trial.get().parameters())) {
      feed.putBack(proposal.get());
      return false;
    }
    takeUp(Proposal.of(trial.get(), proposal.get().candidate()), trial.get());
    return true;
  }

  private void takeUpForeign(Trial trial) {
    feed.exclude(trial.parameters());
    Candidate<?> candidate = new Candidate<>(trial.parameters(), trial.number(), new double[0]);
    takeUp(Proposal.of(trial, candidate), trial);
  }

  private void takeUp(Proposal proposal, Trial trial) {
    if (trial.state().isFinal()) {
      report.accept(proposal, trial);
    } else {
      unfinished.addLast(proposal);
    }
  }
}
