package org.zwicky.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.deeplearning4j.arbiter.optimize.api.Candidate;
import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;
import org.deeplearning4j.arbiter.optimize.api.OptimizationResult;
import org.deeplearning4j.arbiter.optimize.api.ParameterSpace;
import org.zwicky.search.Observation.Status;
import org.zwicky.space.Assignment;
import org.zwicky.space.SearchSpace;
import org.zwicky.study.Objective;
import org.zwicky.study.Seeds;
import org.zwicky.study.Trial;

/**
 * A {@link Sampler} as Arbiter's generator. It keeps the history that the sampler decides from:
 * candidates that were given and not reported yet are running, those reported without a {@link
 * Trial} could not be built, and trials can be reported that it did not give. The random numbers of
 * a suggestion derive from the seed and the number of suggestions before it, so that the same
 * questions and reports get the same answers.
 *
 * <p>Safe for any number of threads.
 */
public final class SamplerCandidates implements CandidateGenerator {

  private final Sampler sampler;
  private final SearchSpace space;
  private final Objective objective;
  private final ArbiterSpace arbiterSpace;
  private final TreeMap<Integer, Observation> reported = new TreeMap<>();
  private final List<Observation> infeasible = new ArrayList<>();
  private final List<Candidate<Assignment>> running = new ArrayList<>();
  private long seed;
  private int suggestions;
  private Optional<Assignment> next = Optional.empty();

  /**
   * @param objective what the sampler is told of trials
   * @param seed of its random numbers
   */
  public SamplerCandidates(Sampler sampler, SearchSpace space, Objective objective, long seed) {
    this.sampler = sampler;
    this.space = space;
    this.objective = objective;
    this.arbiterSpace = ArbiterSpace.forDraws(space);
    this.seed = seed;
  }

  @Override
  public synchronized boolean hasMoreCandidates() {
    if (next.isEmpty()) {
      next = sampler.suggest(history(), new SplittableRandom(Seeds.ofTrial(seed, suggestions + 1)));
    }
    return next.isPresent();
  }

  @Override
  public synchronized Candidate<?> getCandidate() {
    if (!hasMoreCandidates()) {
      throw new IllegalStateException("no more candidates");
    }
    Candidate<Assignment> candidate =
        new Candidate<>(next.orElseThrow(), suggestions, new double[0]);
    suggestions++;
    next = Optional.empty();
    running.add(candidate);
    return candidate;
  }

  /** Takes up a result: of a {@link Trial}, or of a candidate that was passed over without one. */
  @Override
  public synchronized void reportResults(OptimizationResult result) {
    running.removeIf(candidate -> candidate == result.getCandidate());
    if (result.getModelSpecificResults() instanceof Trial trial) {
      reported.put(trial.number(), observation(trial));
    } else {
      Assignment assignment = (Assignment) result.getCandidate().getValue();
      infeasible.add(new Observation(0, assignment, Status.FAILED, Double.NaN, 0));
    }
    next = Optional.empty();
  }

  private Observation observation(Trial trial) {
    Status status =
        switch (trial.state()) {
          case COMPLETE -> Status.COMPLETE;
          case PRUNED -> Status.PRUNED;
          case FAILED -> Status.FAILED;
          case WAITING, RUNNING -> Status.RUNNING;
        };
    return new Observation(
        trial.number(),
        trial.parameters(),
        status,
        trial.metric(objective.metric()),
        trial.epochs());
  }

  private History history() {
    List<Observation> observations = new ArrayList<>(infeasible);
    observations.addAll(reported.values());
    int number = reported.isEmpty() ? 0 : reported.lastKey();
    for (Candidate<Assignment> candidate : running) {
      number++;
      observations.add(
          new Observation(number, candidate.getValue(), Status.RUNNING, Double.NaN, 0));
    }
    return new History(space, objective.goal(), observations);
  }

  @Override
  public ParameterSpace<?> getParameterSpace() {
    return arbiterSpace;
  }

  @Override
  public synchronized void setRngSeed(long seed) {
    this.seed = seed;
    next = Optional.empty();
  }

  @Override
  public Class<?> getCandidateType() {
    return Assignment.class;
  }
}
