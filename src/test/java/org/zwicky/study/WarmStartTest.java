package org.zwicky.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.deeplearning4j.arbiter.optimize.api.OptimizationResult;
import org.junit.jupiter.api.Test;
import org.zwicky.base.BadInputException;
import org.zwicky.metric.Goal;
import org.zwicky.search.Samplers;
import org.zwicky.space.Assignment;
import org.zwicky.space.ChoiceParameter;
import org.zwicky.space.Condition;
import org.zwicky.space.ConstantParameter;
import org.zwicky.space.Constraint;
import org.zwicky.space.IntParameter;
import org.zwicky.space.SearchSpace;
import org.zwicky.space.UniformParameter;

class WarmStartTest {

  private static final Study EARLIER = StudyFixtures.study("old");
  private static final Objective MACRO_F1 = EARLIER.objective();

  private static final SearchSpace SPACE =
      new SearchSpace(
          List.of(
              new UniformParameter("rate", 0, 4, OptionalDouble.empty(), Optional.empty()),
              new ChoiceParameter("loss", List.of("plain", "focal"), Optional.empty()),
              new UniformParameter(
                  "gamma",
                  0,
                  3,
                  OptionalDouble.empty(),
                  Optional.of(new Condition(Map.of("loss", List.of("focal"))))),
              new ConstantParameter("epochs", 9L, Optional.empty())),
          List.of(new RateBelow3()));

  @Test
  void usesTheTrialsThatLieInTheSpaceAndSaysWhyOthersDoNot() {
    List<Trial> trials =
        List.of(
            trial(1, TrialState.COMPLETE, 0.5, Map.of("rate", 1L, "loss", "plain", "epochs", 5L)),
            trial(2, TrialState.PRUNED, 0.2, Map.of("rate", 0.5, "loss", "focal", "gamma", 2.0)),
            trial(3, TrialState.RUNNING, 0.1, Map.of("rate", 0.5, "loss", "plain")),
            trial(4, TrialState.COMPLETE, 0.4, Map.of("rate", 5.0, "loss", "plain")),
            trial(5, TrialState.COMPLETE, 0.4, Map.of("rate", 1.0, "loss", "hinge")),
            trial(6, TrialState.COMPLETE, 0.4, Map.of("rate", 1.0, "loss", "focal")),
            trial(7, TrialState.COMPLETE, 0.4, Map.of("rate", 3.5, "loss", "plain")),
            trial(8, TrialState.FAILED, Double.NaN, Map.of("rate", 1.5, "loss", "plain", "x", 1L)));

    WarmStart start = WarmStart.of(EARLIER, trials, MACRO_F1, SPACE);

    assertThat(start.used()).extracting(PriorTrial::number).containsExactly(1, 2, 8);
    assertThat(start.used().get(0).parameters())
        .isEqualTo(new Assignment(Map.of("rate", 1.0, "loss", "plain", "epochs", 9L)));
    assertThat(start.used()).allMatch(prior -> SPACE.contains(prior.parameters()));
    assertThat(start.description())
        .isEqualTo(
            "3 of 7 finished trials; not 1 because rate is outside its range, 1 because loss is outside its range,"
                + " 1 because they have no gamma, 1 because they break the constraint rate < 3");
  }

  @Test
  void refusesAnotherObjective() {
    assertThatThrownBy(
            () -> WarmStart.of(EARLIER, List.of(), new Objective("accuracy", Goal.MAXIMIZE), SPACE))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(
            "its objective is to maximize macroF1, this sweep's to maximize accuracy");
  }

  @Test
  void tellsTheGeneratorAsOfTrialsThatAreNotTheStudys() {
    WarmStart start =
        WarmStart.of(
            EARLIER,
            List.of(
                trial(1, TrialState.COMPLETE, 0.5, Map.of("units", 3L)),
                trial(2, TrialState.PRUNED, 0.2, Map.of("units", 4L))),
            MACRO_F1,
            units());
    RecordingGenerator generator =
        new RecordingGenerator(
            Samplers.create(
                units(),
                new SweepSettings(
                    SamplerKind.RANDOM,
                    3,
                    Optional.empty(),
                    Optional.empty(),
                    OptionalInt.empty(),
                    1,
                    5)));

    WarmStart.tell(generator, MACRO_F1, start.used());

    List<Trial> told = new ArrayList<>();
    generator.reported().forEach(result -> told.add((Trial) result.getModelSpecificResults()));
    assertThat(generator.reported())
        .extracting(OptimizationResult::getIndex)
        .containsExactly(-2, -1);
    assertThat(generator.reported())
        .extracting(OptimizationResult::getScore)
        .containsExactly(0.5, null);
    assertThat(told)
        .extracting(Trial::state)
        .containsExactly(TrialState.COMPLETE, TrialState.PRUNED);
    assertThat(told).extracting(trial -> trial.metric("macroF1")).containsExactly(0.5, 0.2);
    assertThat(told.get(1).epochs()).isEqualTo(4);
  }

  private static SearchSpace units() {
    return new SearchSpace(List.of(new IntParameter("units", 1, 6, 1, false, Optional.empty())));
  }

  private static Trial trial(
      int number, TrialState state, double score, Map<String, Object> parameters) {
    return new Trial(
        number,
        state,
        1,
        new Assignment(parameters),
        Map.of("macroF1", score),
        4,
        OptionalInt.of(2),
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        "",
        1,
        Optional.empty());
  }

  private record RateBelow3() implements Constraint {

    @Override
    public Set<String> names() {
      return Set.of("rate");
    }

    @Override
    public boolean holds(Map<String, Object> active) {
      return (Double) active.get("rate") < 3;
    }

    @Override
    public String toString() {
      return "rate < 3";
    }
  }
}
