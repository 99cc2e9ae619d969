package org.zwicky.spacefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.zwicky.PropertySeed;
import org.zwicky.space.Assignment;
import org.zwicky.space.Constraint;
import org.zwicky.space.IntParameter;
import org.zwicky.space.Parameter;
import org.zwicky.space.SearchSpace;
import org.zwicky.space.SearchSpacePropertiesTest;
import org.zwicky.space.expression.Formula;
import org.zwicky.space.expression.FormulaConstraint;

class SearchSpaceJsonPropertiesTest {

  @Property(tries = 300, seed = PropertySeed.SEED)
  void writesASpaceAndReadsItBack(@ForAll long seed) {
    SearchSpace space = reachable(new Random(seed));
    String json = SearchSpaceJson.write(space);
    SearchSpace read = SearchSpaceJson.read(json);

    assertThat(read).isEqualTo(space);
    assertThat(SearchSpaceJson.write(read)).isEqualTo(json);
  }

  @Property(tries = 100, seed = PropertySeed.SEED)
  void everyDrawOfAConstrainedSpaceLiesInIt(@ForAll long seed) {
    Random random = new Random(seed);
    SearchSpace space = reachable(random);
    for (int i = 0; i < 20; i++) {
      Assignment assignment = space.draw(random);

      assertThat(space.contains(assignment)).isTrue();
      for (Constraint constraint : space.constraints()) {
        assertThat(
                !assignment.values().keySet().containsAll(constraint.names())
                    || constraint.holds(assignment.values()))
            .isTrue();
      }
    }
  }

  /** A random space, without what can never be switched on, and with constraints. */
  private static SearchSpace reachable(Random random) {
    SearchSpace any = SearchSpacePropertiesTest.space(random, 7, true);
    while (!any.parameters().stream().allMatch(any::canBeActive)) {
      any = SearchSpacePropertiesTest.space(random, 7, true);
    }
    Set<String> names = any.parameters().stream().map(Parameter::name).collect(Collectors.toSet());
    List<Constraint> constraints = new ArrayList<>();
    for (Parameter parameter : any.parameters()) {
      if (parameter instanceof IntParameter whole && random.nextBoolean()) {
        String text = "2 * %s >= %d + %s".formatted(parameter.name(), whole.low(), whole.low());
        constraints.add(new FormulaConstraint(Formula.parse(text, names)));
      }
    }
    return new SearchSpace(any.parameters(), constraints);
  }
}
