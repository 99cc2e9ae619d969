package org.zwicky.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;
import org.junit.jupiter.api.Test;
import org.zwicky.PropertySeed;
import org.zwicky.base.BadInputException;
import org.zwicky.space.Assignment;
import org.zwicky.space.ConstantParameter;
import org.zwicky.space.SearchSpace;
import org.zwicky.space.SearchSpacePropertiesTest;
import org.zwicky.space.expression.Formula;
import org.zwicky.space.expression.FormulaConstraint;
import org.zwicky.spacefile.SearchSpaceJson;
import org.zwicky.spacefile.SearchSpaceReader;
import org.zwicky.study.SweepSettings;

class FeasibleCandidatesTest {

  private static final String FILE =
      """
      { "data": { "format": "synthetic" }, "sweep": { "sampler": "%s" },
        "parameters": { "a": { "int": [1, 6] }, "b": { "int": [1, 6] }, "rate": { "choice": [0.1, 0.2], "when": { "a": { ">": 3 } } } },
        "constraints": ["a * b <= 6", "a != b", "rate * a < 1"],
        "network": [{ "dense": { "units": "$a * $b" } }, { "dropout": "$rate" }], "training": {} }
      """;

  @Test
  void drawsOnlyWhatIsAllowed() {
    var file = SearchSpaceReader.readJson(FILE.formatted("random"));
    CandidateGenerator generator = Samplers.create(file.space(), file.sweep());
    for (int i = 0; i < 200; i++) {
      Assignment drawn = (Assignment) generator.getCandidate().getValue();

      assertThat(drawn.integer("a") * drawn.integer("b")).isLessThanOrEqualTo(6);
      assertThat(drawn.integer("a")).isNotEqualTo(drawn.integer("b"));
      assertThat(drawn.isActive("rate")).isEqualTo(drawn.integer("a") > 3);
      assertThat(file.space().contains(drawn)).isTrue();
    }
  }

  @Test
  void aGridVisitsAllThatIsAllowedOnce() {
    var file = SearchSpaceReader.readJson(FILE.formatted("grid"));
    Set<Assignment> seen = all(Samplers.create(file.space(), file.sweep()));

    // By hand: (1,2..6), (2,1), (2,3), (3,1), (3,2), (4..6, 1); the rates 0.1 and 0.2 with 4,
    // and 0.1 alone with 5 and 6, whose product with 0.2 is 1 and more.
    assertThat(seen).hasSize(5 + 2 + 2 + 2 + 1 + 1);
  }

  @Property(tries = 60, seed = PropertySeed.SEED)
  void aGridVisitsEachCombinationOnceAndAsManyAsAreCounted(@ForAll long seed) {
    SearchSpace space = SearchSpacePropertiesTest.space(new Random(seed), 5, false);
    if (space.parameters().stream().allMatch(ConstantParameter.class::isInstance)) {
      return;
    }
    Set<Assignment> seen = all(Samplers.create(space, grid()));

    assertThat(space.combinations()).hasValue(BigInteger.valueOf(seen.size()));
    assertThat(seen).allMatch(space::contains);
  }

  @Test
  void givesUpWhereNothingIsAllowed() {
    SearchSpace open = SearchSpaceJson.read("{ \"parameters\": { \"a\": { \"int\": [1, 6] } } }");
    SearchSpace shut =
        new SearchSpace(
            open.parameters(),
            List.of(Formula.parse("a > 6", Set.of("a"))).stream()
                .map(FormulaConstraint::new)
                .toList());
    var random = SearchSpaceReader.readJson(FILE.formatted("random")).sweep();

    assertThatThrownBy(() -> Samplers.create(shut, random).hasMoreCandidates())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("reject nearly everything");
    assertThat(Samplers.create(shut, grid()).hasMoreCandidates()).isFalse();
  }

  private static SweepSettings grid() {
    return SearchSpaceReader.readJson(FILE.formatted("grid")).sweep();
  }

  private static Set<Assignment> all(CandidateGenerator generator) {
    Set<Assignment> seen = new HashSet<>();
    while (generator.hasMoreCandidates()) {
      assertThat(seen.add((Assignment) generator.getCandidate().getValue())).isTrue();
    }
    return seen;
  }
}
