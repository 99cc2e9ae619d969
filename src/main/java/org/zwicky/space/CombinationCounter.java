package org.zwicky.space;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts the assignments of a space without listing them: it branches only over parameters that
 * conditions look at, and there only over the values they mention, all others being alike.
 */
final class CombinationCounter {

  /** Stands for all values of a parent that no condition mentions. */
  private static final Object UNMENTIONED = new Object();

  private static final double MAX_BRANCHES = 1e6;

  private final List<Parameter> parameters;
  private final int pointsPerRange;
  private final Map<String, Set<Object>> mentioned = new HashMap<>();

  CombinationCounter(List<Parameter> parameters, int pointsPerRange) {
    this.parameters = parameters;
    this.pointsPerRange = pointsPerRange;
    Map<String, Parameter> byName = new HashMap<>();
    parameters.forEach(parameter -> byName.put(parameter.name(), parameter));
    for (Parameter parameter : parameters) {
      parameter
          .condition()
          .ifPresent(
              condition ->
                  condition
                      .allowed()
                      .forEach(
                          (parent, values) -> {
                            Set<Object> known =
                                mentioned.computeIfAbsent(parent, key -> new LinkedHashSet<>());
                            values.stream()
                                .filter(byName.get(parent)::contains)
                                .forEach(known::add);
                          }));
    }
  }

  BigInteger count() {
    double branches =
        mentioned.values().stream()
            .mapToDouble(values -> values.size() + 1)
            .reduce(1, (a, b) -> a * b);
    return branches > MAX_BRANCHES ? product() : count(0, new HashMap<>());
  }

  private BigInteger product() {
    return parameters.stream().map(this::size).reduce(BigInteger.ONE, BigInteger::multiply);
  }

  private BigInteger count(int from, Map<String, Object> chosen) {
    BigInteger factor = BigInteger.ONE;
    for (int i = from; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      if (parameter.condition().map(condition -> condition.holds(chosen)).orElse(true)) {
        if (mentioned.containsKey(parameter.name())) {
          return factor.multiply(branch(i, parameter, chosen));
        }
        factor = factor.multiply(size(parameter));
      }
    }
    return factor;
  }

  private BigInteger branch(int index, Parameter parameter, Map<String, Object> chosen) {
    Set<Object> values = mentioned.get(parameter.name());
    BigInteger others = size(parameter).subtract(BigInteger.valueOf(values.size()));
    BigInteger sum = BigInteger.ZERO;
    if (others.signum() > 0) {
      chosen.put(parameter.name(), UNMENTIONED);
      sum = others.multiply(count(index + 1, chosen));
    }
    for (Object value : values) {
      chosen.put(parameter.name(), value);
      sum = sum.add(count(index + 1, chosen));
    }
    chosen.remove(parameter.name());
    return sum;
  }

  private BigInteger size(Parameter parameter) {
    return BigInteger.valueOf(parameter.count().orElse(pointsPerRange));
  }
}
