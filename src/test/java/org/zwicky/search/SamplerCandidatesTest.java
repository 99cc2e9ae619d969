package org.zwicky.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.assertj.core.api.Assertions;
import org.deeplearning4j.arbiter.optimize.api.Candidate;
import org.deeplearning4j.arbiter.optimize.api.OptimizationResult;
import org.junit.jupiter.api.Test;
import org.zwicky.metric.Goal;
import org.zwicky.search.Observation.Status;
import org.zwicky.space.Assignment;
import org.zwicky.space.IntParameter;
import org.zwicky.space.SearchSpace;
import org.zwicky.study.Objective;
import org.zwicky.study.Trial;
import org.zwicky.study.TrialState;

class SamplerCandidatesTest {

  private static final SearchSpace SPACE =
      new SearchSpace(List.of(new IntParameter("units", 1, 1000, 1, false, Optional.empty())));

  private final List<History> seen = new ArrayList<>();

  @Test
  void tellsOfRunningAndEndedTrials() {
    SamplerCandidates generator = generator(1);
    Candidate<?> first = generator.getCandidate();
    Candidate<?> second = generator.getCandidate();
    report(generator, first, trial(1, first, TrialState.COMPLETE, 0.5));
    report(generator, second, trial(2, second, TrialState.PRUNED, 0.25));
    generator.getCandidate();

    assertThat(seen.get(0).observations()).isEmpty();
    assertThat(seen.get(1).observations())
        .containsExactly(new Observation(1, assignment(first), Status.RUNNING, Double.NaN, 0));
    assertThat(seen.get(2).observations())
        .containsExactly(
            new Observation(1, assignment(first), Status.COMPLETE, 0.5, 3),
            new Observation(2, assignment(second), Status.PRUNED, 0.25, 3));
    assertThat(seen.get(2).goal()).isEqualTo(Goal.MINIMIZE);
  }

  @Test
  void takesUpTrialsThatItDidNotPropose() {
    SamplerCandidates generator = generator(1);
    Candidate<?> foreign = new Candidate<>(units(3), 4, new double[0]);
    report(generator, foreign, trial(4, foreign, TrialState.FAILED, Double.NaN));
    generator.getCandidate();

    assertThat(seen.get(0).observations())
        .containsExactly(new Observation(4, units(3), Status.FAILED, Double.NaN, 3));
  }

  @Test
  void countsPassedOverCandidatesAsFailed() {
    SamplerCandidates generator = generator(1);
    Candidate<?> candidate = generator.getCandidate();
    generator.reportResults(new OptimizationResult(candidate, null, -1, null, null, null));
    generator.getCandidate();

    assertThat(seen.get(1).observations())
        .containsExactly(new Observation(0, assignment(candidate), Status.FAILED, Double.NaN, 0));
  }

  @Test
  void aSuggestionDependsOnSeedAndCountAlone() {
    SamplerCandidates asked = generator(1);
    asked.hasMoreCandidates();
    asked.hasMoreCandidates();
    assertThat(proposals(asked)).isEqualTo(proposals(generator(1)));
    assertThat(proposals(generator(2))).isNotEqualTo(proposals(generator(1)));
    SamplerCandidates reseeded = generator(2);
    reseeded.setRngSeed(1);
    assertThat(proposals(reseeded)).isEqualTo(proposals(generator(1)));
  }

  @Test
  void endsWithTheSampler() {
    SamplerCandidates generator =
        new SamplerCandidates(
            (history, random) ->
                history.observations().isEmpty() ? Optional.of(units(1)) : Optional.empty(),
            SPACE,
            new Objective("loss", Goal.MINIMIZE),
            1);
    assertThat(generator.hasMoreCandidates()).isTrue();
    generator.getCandidate();
    assertThat(generator.hasMoreCandidates()).isFalse();
    Assertions.assertThatIllegalStateException().isThrownBy(generator::getCandidate);
  }

  private SamplerCandidates generator(long seed) {
    return new SamplerCandidates(
        (history, random) -> {
          seen.add(history);
          return Optional.of(units(1 + random.nextInt(1000)));
        },
        SPACE,
        new Objective("loss", Goal.MINIMIZE),
        seed);
  }

  private static List<Assignment> proposals(SamplerCandidates generator) {
    List<Assignment> proposals = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      proposals.add(assignment(generator.getCandidate()));
    }
    return proposals;
  }

  private static Assignment units(long units) {
    return new Assignment(Map.of("units", units));
  }

  private static Assignment assignment(Candidate<?> candidate) {
    return (Assignment) candidate.getValue();
  }

  private static void report(SamplerCandidates generator, Candidate<?> candidate, Trial trial) {
    generator.reportResults(
        new OptimizationResult(candidate, null, trial.number(), trial, null, null));
  }

  private static Trial trial(int number, Candidate<?> candidate, TrialState state, double loss) {
    return new Trial(
        number,
        state,
        1,
        assignment(candidate),
        Double.isNaN(loss) ? Map.of() : Map.of("loss", loss),
        3,
        OptionalInt.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        state == TrialState.COMPLETE ? "" : "why",
        1,
        Optional.empty());
  }
}
