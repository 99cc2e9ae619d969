package org.zwicky.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.deeplearning4j.arbiter.optimize.api.AbstractParameterSpace;
import org.deeplearning4j.arbiter.optimize.api.ParameterSpace;
import org.zwicky.space.Assignment;
import org.zwicky.space.ConstantParameter;
import org.zwicky.space.Parameter;
import org.zwicky.space.SearchSpace;

/**
 * A search space as Arbiter sees it: one leaf a parameter, each mapping its own coordinate in [0,
 * 1] to a value. Conditions are respected: a parameter that is switched off is absent from the
 * assignment, its coordinate unused.
 *
 * <p>Constants have no leaf, in a grid nor has any parameter with a single value: Arbiter's grid
 * generator gives a fixed value a coordinate that its base class does not count, and every later
 * leaf would read its neighbour's.
 *
 * <p>Safe for several threads once a generator has set the leaves' indices.
 */
public final class ArbiterSpace extends AbstractParameterSpace<Assignment> {

  private final SearchSpace space;
  private final Map<String, Leaf> leaves = new LinkedHashMap<>();

  private ArbiterSpace(
      SearchSpace space, Predicate<Parameter> varies, Function<Parameter, Leaf> leafOf) {
    this.space = space;
    space.parameters().stream()
        .filter(varies)
        .forEach(parameter -> leaves.put(parameter.name(), leafOf.apply(parameter)));
  }

  /** For generators that draw coordinates at random. */
  static ArbiterSpace forDraws(SearchSpace space) {
    return new ArbiterSpace(
        space, parameter -> !(parameter instanceof ConstantParameter), Leaf::of);
  }

  /** For Arbiter's grid generator. */
  static ArbiterSpace forGrid(SearchSpace space) {
    return new ArbiterSpace(
        space, parameter -> parameter.count().orElse(Long.MAX_VALUE) > 1, Leaf::ofGrid);
  }

  @Override
  public Assignment getValue(double[] coordinates) {
    return space.assign(
        parameter ->
            leaves.containsKey(parameter.name())
                ? leaves.get(parameter.name()).value(coordinates)
                : parameter.valueAt(0));
  }

  @Override
  public int numParameters() {
    return leaves.size();
  }

  @Override
  @SuppressWarnings("rawtypes") // Arbiter's own signature
  public List<ParameterSpace> collectLeaves() {
    List<ParameterSpace> spaces = new ArrayList<>();
    leaves.values().forEach(leaf -> spaces.add(leaf.space()));
    return spaces;
  }

  /** The leaves by parameter name. */
  @Override
  @SuppressWarnings("rawtypes") // Arbiter's own signature
  public Map<String, ParameterSpace> getNestedSpaces() {
    Map<String, ParameterSpace> spaces = new LinkedHashMap<>();
    leaves.forEach((name, leaf) -> spaces.put(name, leaf.space()));
    return spaces;
  }

  @Override
  public boolean isLeaf() {
    return false;
  }

  /** Not for this composite: its leaves have the indices. */
  @Override
  public void setIndices(int... indices) {
    throw new UnsupportedOperationException(
        "the leaves of the space have indices, not the space itself");
  }
}
