package org.zwicky.space;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts the assignments of a space without listing them: it branches only over parameters that
 * conditions look at, and there only over {@linkplain Part parts} that they tell apart; what later
 * conditions cannot tell apart is counted once.
 */
final class CombinationCounter {

  private static final int MAX_STATES = 200_000;

  private final List<Parameter> parameters;
  private final int pointsPerRange;
  private final Map<String, List<Part>> parts = new HashMap<>();

  /** Of each position, the earlier parameters that conditions from there on look at. */
  private final List<List<String>> relevant = new ArrayList<>();

  private final Map<List<Object>, BigInteger> known = new HashMap<>();

  CombinationCounter(List<Parameter> parameters, int pointsPerRange) {
    this.parameters = parameters;
    this.pointsPerRange = pointsPerRange;
    Map<String, List<Requirement>> requirements = requirements(parameters);
    for (Parameter parameter : parameters) {
      List<Requirement> mine = requirements.get(parameter.name());
      if (mine != null) {
        parts.put(
            parameter.name(),
            parameter.isContinuous()
                ? Part.ofPoints(parameter, mine, pointsPerRange)
                : Part.of(parameter, mine));
      }
    }
    Set<String> later = new HashSet<>();
    List<String> order = parameters.stream().map(Parameter::name).toList();
    for (int i = parameters.size() - 1; i >= 0; i--) {
      parameters.get(i).condition().ifPresent(condition -> later.addAll(condition.parents()));
      relevant.add(0, order.subList(0, i).stream().filter(later::contains).toList());
    }
  }

  /** All that conditions require, by parent. */
  static Map<String, List<Requirement>> requirements(List<Parameter> parameters) {
    Map<String, List<Requirement>> requirements = new LinkedHashMap<>();
    for (Parameter parameter : parameters) {
      parameter
          .condition()
          .ifPresent(
              condition ->
                  condition
                      .alternatives()
                      .forEach(
                          all ->
                              all.forEach(
                                  (parent, each) ->
                                      requirements
                                          .computeIfAbsent(parent, key -> new ArrayList<>())
                                          .add(each))));
    }
    return requirements;
  }

  BigInteger count() {
    BigInteger count = count(0, new HashMap<>());
    return known.size() > MAX_STATES ? product() : count;
  }

  private BigInteger product() {
    return parameters.stream().map(this::size).reduce(BigInteger.ONE, BigInteger::multiply);
  }

  private BigInteger count(int from, Map<String, Object> chosen) {
    if (from == parameters.size() || known.size() > MAX_STATES) {
      return BigInteger.ONE;
    }
    List<Object> state = new ArrayList<>();
    state.add(from);
    relevant.get(from).forEach(name -> state.add(chosen.get(name)));
    BigInteger before = known.get(state);
    if (before != null) {
      return before;
    }
    Parameter parameter = parameters.get(from);
    boolean active = parameter.condition().map(condition -> condition.holds(chosen)).orElse(true);
    BigInteger count;
    if (!active) {
      count = count(from + 1, chosen);
    } else if (parts.containsKey(parameter.name())) {
      count = BigInteger.ZERO;
      for (Part part : parts.get(parameter.name())) {
        chosen.put(parameter.name(), part.representative());
        count = count.add(part.size().multiply(count(from + 1, chosen)));
      }
      chosen.remove(parameter.name());
    } else {
      count = size(parameter).multiply(count(from + 1, chosen));
    }
    known.put(state, count);
    return count;
  }

  private BigInteger size(Parameter parameter) {
    return BigInteger.valueOf(parameter.count().orElse(pointsPerRange));
  }
}
