package org.zwicky.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.zwicky.base.BadInputException;

class SearchSpaceTest {

  private static final Parameter IMBALANCE =
      new ChoiceParameter("imbalance", List.of("none", "focal", "oversample"), Optional.empty());
  private static final Parameter GAMMA =
      new ChoiceParameter("gamma", List.of(1, 2), when("imbalance", "focal"));
  private static final Parameter DEEPER = new BooleanParameter("deeper", when("gamma", 2, 3));

  @Test
  void putsParentsFirstAndKeepsTheOrderOtherwise() {
    Parameter kernel = new ConstantParameter("kernel", 3, Optional.empty());

    assertThat(new SearchSpace(List.of(DEEPER, kernel, GAMMA, IMBALANCE)).parameters())
        .extracting(Parameter::name)
        .containsExactly("imbalance", "gamma", "deeper", "kernel");
  }

  @Test
  void asksForActiveParametersOnly() {
    SearchSpace space = new SearchSpace(List.of(IMBALANCE, GAMMA, DEEPER));

    assertThat(space.assign(parameter -> parameter.valueAt(0)).values())
        .containsExactly(Map.entry("imbalance", "none"));
    assertThat(space.assign(parameter -> parameter.valueAt(1)).toString())
        .isEqualTo("imbalance=focal, gamma=2, deeper=true");
  }

  @Test
  void leavesAParameterOutWhoseParentIsInactive() {
    SearchSpace space = new SearchSpace(List.of(IMBALANCE, GAMMA, DEEPER));

    assertThat(space.contains(new Assignment(Map.of("imbalance", "none")))).isTrue();
    assertThat(space.contains(new Assignment(Map.of("imbalance", "none", "deeper", true))))
        .isFalse();
  }

  @Test
  void containsExactlyTheCompleteAssignmentsInRange() {
    SearchSpace space = new SearchSpace(List.of(IMBALANCE, GAMMA));

    assertThat(space.contains(new Assignment(Map.of("imbalance", "focal", "gamma", 1)))).isTrue();
    assertThat(space.contains(new Assignment(Map.of("imbalance", "focal", "gamma", 7)))).isFalse();
    assertThat(space.contains(new Assignment(Map.of("imbalance", "focal")))).isFalse();
    assertThat(space.contains(new Assignment(Map.of("imbalance", "none", "other", 1)))).isFalse();
  }

  @Test
  void holdsAConditionOnSeveralParentsOnlyWhereAllAgree() {
    Condition condition =
        new Condition(Map.of("imbalance", List.of("focal"), "deeper", List.of(true)));

    assertThat(condition.holds(Map.of("imbalance", "focal", "deeper", true))).isTrue();
    assertThat(condition.holds(Map.of("imbalance", "focal", "deeper", false))).isFalse();
    assertThat(condition.holds(Map.of("imbalance", "focal"))).isFalse();
  }

  @Test
  void countsCombinationsWithTheirConditions() {
    // none; oversample; focal × (gamma 1; gamma 2 × deeper false, true)
    assertThat(new SearchSpace(List.of(IMBALANCE, GAMMA, DEEPER)).combinations())
        .hasValue(BigInteger.valueOf(5));
  }

  @Test
  void countsAnEmptySpaceAsOneCombination() {
    assertThat(new SearchSpace(List.of()).combinations()).hasValue(BigInteger.ONE);
  }

  @Test
  void hasNoNumberOfCombinationsWithAContinuousRangeButAGrid() {
    Parameter rate =
        new UniformParameter("rate", 0, 1, OptionalDouble.empty(), when("imbalance", "focal"));
    SearchSpace space = new SearchSpace(List.of(IMBALANCE, rate));

    assertThat(space.combinations()).isEmpty();
    assertThat(space.gridSize(5)).isEqualTo(7);
  }

  @Test
  void countsManyIndependentConditionsExactly() {
    List<Parameter> parameters = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      parameters.add(new BooleanParameter("p" + i, Optional.empty()));
      parameters.add(new BooleanParameter("c" + i, when("p" + i, true)));
    }

    assertThat(new SearchSpace(parameters).combinations()).hasValue(BigInteger.valueOf(3).pow(40));
  }

  @Test
  void refusesUnknownParentsCirclesAndRepeatedNames() {
    assertThatThrownBy(() -> new SearchSpace(List.of(GAMMA)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("\"gamma\"")
        .hasMessageContaining("\"imbalance\"");
    assertThatThrownBy(
            () ->
                new SearchSpace(
                    List.of(
                        new BooleanParameter("a", when("b", true)),
                        new BooleanParameter("b", when("a", true)))))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("a → b → a");
    assertThatThrownBy(() -> new SearchSpace(List.of(IMBALANCE, IMBALANCE)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("imbalance");
  }

  @Test
  void refusesAValueTheParameterCannotTake() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SearchSpace(List.of(IMBALANCE)).assign(parameter -> "other"))
        .withMessageContaining("imbalance");
  }

  @Test
  void givesValuesByTheirType() {
    Assignment assignment =
        new Assignment(Map.of("n", 3, "x", 0.5f, "s", "relu", "b", true, "l", List.of(1, 2)));

    assertThat(assignment.integer("n")).isEqualTo(3);
    assertThat(assignment.decimal("n")).isEqualTo(3.0);
    assertThat(assignment.decimal("x")).isEqualTo(0.5);
    assertThat(assignment.text("s")).isEqualTo("relu");
    assertThat(assignment.flag("b")).isTrue();
    assertThat(assignment.get("l")).hasValue(List.of(1L, 2L));
    assertThat(assignment.isActive("other")).isFalse();
    assertThatThrownBy(() -> assignment.integer("other"))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageContaining("other");
  }

  @Test
  void equalsAnAssignmentWithTheSameValuesInOtherJavaTypes() {
    assertThat(new Assignment(Map.of("n", 3))).isEqualTo(new Assignment(Map.of("n", 3L)));
    assertThat(new Assignment(Map.of("n", 3))).isNotEqualTo(new Assignment(Map.of("n", 3.0)));
  }

  private static Optional<Condition> when(String parent, Object... values) {
    return Optional.of(new Condition(Map.of(parent, List.of(values))));
  }
}
