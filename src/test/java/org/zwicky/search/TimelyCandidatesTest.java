package org.zwicky.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.deeplearning4j.arbiter.optimize.api.Candidate;
import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;
import org.deeplearning4j.arbiter.optimize.api.OptimizationResult;
import org.deeplearning4j.arbiter.optimize.api.ParameterSpace;
import org.deeplearning4j.arbiter.optimize.runner.CandidateStatus;
import org.junit.jupiter.api.Test;
import org.zwicky.space.Assignment;

class TimelyCandidatesTest {

  private final Listed listed = new Listed();
  private double left = 100;

  @Test
  void passesOverWhatWouldNotEndInTimeAndTellsTheGenerator() {
    listed.offer(300, 50, 200, 70);
    TimelyCandidates candidates = timely();

    assertThat(seconds(candidates.getCandidate())).isEqualTo(50);
    assertThat(seconds(candidates.getCandidate())).isEqualTo(70);
    assertThat(candidates.hasMoreCandidates()).isFalse();
    assertThat(candidates.isOutOfTime()).isFalse();
    assertThat(listed.told).extracting(TimelyCandidatesTest::seconds).containsExactly(300.0, 200.0);
    assertThatThrownBy(candidates::getCandidate).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void endsWhenAllThatIsOfferedTakesTooLong() {
    IntStream.range(0, 1000).forEach(i -> listed.offer(101));
    TimelyCandidates candidates = timely();

    assertThat(candidates.hasMoreCandidates()).isFalse();
    assertThat(candidates.isOutOfTime()).isTrue();
    assertThat(listed.told).hasSize(TimelyCandidates.MOST_IN_A_ROW);
  }

  @Test
  void looksAtTheTimeThatIsLeftAnew() {
    listed.offer(80, 80, 20);
    TimelyCandidates candidates = timely();

    assertThat(seconds(candidates.getCandidate())).isEqualTo(80);
    left = 30;
    assertThat(seconds(candidates.getCandidate())).isEqualTo(20);
  }

  @Test
  void whatNobodyKnowsIsNotTooLong() {
    listed.offer(1e9);

    assertThat(
            new TimelyCandidates(listed, any -> Double.NaN, () -> OptionalDouble.of(left))
                .hasMoreCandidates())
        .isTrue();
  }

  @Test
  void withoutALimitNothingIsTooLong() {
    listed.offer(1e9);

    assertThat(
            new TimelyCandidates(listed, TimelyCandidatesTest::seconds, OptionalDouble::empty)
                .hasMoreCandidates())
        .isTrue();
  }

  private TimelyCandidates timely() {
    return new TimelyCandidates(
        listed, TimelyCandidatesTest::seconds, () -> OptionalDouble.of(left));
  }

  private static double seconds(Candidate<?> candidate) {
    return seconds((Assignment) candidate.getValue());
  }

  private static double seconds(Assignment assignment) {
    return (Double) assignment.get("seconds").orElseThrow();
  }

  /** Gives what it is told to give. */
  private static final class Listed implements CandidateGenerator {

    private final Deque<Candidate<?>> offered = new ArrayDeque<>();
    private final List<Candidate<?>> told = new ArrayList<>();

    void offer(double... seconds) {
      for (double each : seconds) {
        offered.add(
            new Candidate<>(
                new Assignment(Map.of("seconds", each)), offered.size(), new double[0]));
      }
    }

    @Override
    public boolean hasMoreCandidates() {
      return !offered.isEmpty();
    }

    @Override
    public Candidate<?> getCandidate() {
      return offered.removeFirst();
    }

    @Override
    public void reportResults(OptimizationResult result) {
      assertThat(result.getCandidateInfo().getCandidateStatus()).isEqualTo(CandidateStatus.Failed);
      told.add(result.getCandidate());
    }

    @Override
    public ParameterSpace<?> getParameterSpace() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void setRngSeed(long seed) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Class<?> getCandidateType() {
      return Assignment.class;
    }
  }
}
