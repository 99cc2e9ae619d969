package org.zwicky.space;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Values of one parameter that fulfil the same requirements, so that one can stand for all.
 *
 * @param representative one of them
 * @param size how many there are; of a continuous range, 1
 */
record Part(Object representative, BigInteger size) {

  /** Up to here, every value of a parameter is looked at. */
  private static final long MAX_LISTED = 1000;

  /** The parts of a parameter with the requirements that are made of it. */
  static List<Part> of(Parameter parameter, List<Requirement> requirements) {
    if (parameter.isContinuous()) {
      return group(inner(parameter, requirements), requirements, true);
    }
    long count = parameter.count().orElseThrow();
    if (count <= MAX_LISTED) {
      List<Part> single = new ArrayList<>();
      for (long i = 0; i < count; i++) {
        single.add(new Part(parameter.valueAt(i), BigInteger.ONE));
      }
      return group(single, requirements, false);
    }
    return group(segments(parameter, count, requirements), requirements, false);
  }

  /** The points that a grid takes of a continuous range. */
  static List<Part> ofPoints(Parameter parameter, List<Requirement> requirements, int points) {
    List<Part> single = new ArrayList<>();
    for (int i = 0; i < points; i++) {
      double coordinate = points == 1 ? 0 : i / (points - 1.0);
      single.add(new Part(parameter.atCoordinate(coordinate), BigInteger.ONE));
    }
    return group(single, requirements, false);
  }

  private static List<Part> group(
      List<Part> parts, List<Requirement> requirements, boolean continuous) {
    Map<List<Boolean>, Part> groups = new LinkedHashMap<>();
    for (Part part : parts) {
      List<Boolean> answers =
          requirements.stream().map(each -> each.accepts(part.representative())).toList();
      groups.merge(
          answers,
          part,
          (a, b) -> new Part(a.representative(), continuous ? a.size() : a.size().add(b.size())));
    }
    return List.copyOf(groups.values());
  }

  /** Both ends, every threshold between them, and a value between neighbouring ones. */
  private static List<Part> inner(Parameter parameter, List<Requirement> requirements) {
    double low = (Double) parameter.atCoordinate(0);
    double high = (Double) parameter.atCoordinate(1);
    TreeSet<Double> cuts = new TreeSet<>(List.of(low, high));
    requirements.forEach(each -> cuts.addAll(each.thresholds()));
    List<Part> parts = new ArrayList<>();
    double last = low;
    for (double cut : cuts.subSet(low, true, high, true)) {
      parts.add(new Part(last + (cut - last) / 2, BigInteger.ONE));
      parts.add(new Part(cut, BigInteger.ONE));
      last = cut;
    }
    return parts;
  }

  /** Long ranges in ascending order, divided before and after each threshold. */
  private static List<Part> segments(
      Parameter parameter, long count, List<Requirement> requirements) {
    TreeSet<Long> starts = new TreeSet<>(List.of(0L));
    for (Requirement requirement : requirements) {
      for (double threshold : requirement.thresholds()) {
        long from = firstAtLeast(parameter, count, threshold);
        starts.add(from);
        starts.add(from + 1);
      }
    }
    List<Part> parts = new ArrayList<>();
    List<Long> from = List.copyOf(starts.headSet(count));
    for (int i = 0; i < from.size(); i++) {
      long end = i + 1 < from.size() ? from.get(i + 1) : count;
      parts.add(new Part(parameter.valueAt(from.get(i)), BigInteger.valueOf(end - from.get(i))));
    }
    return parts;
  }

  private static long firstAtLeast(Parameter parameter, long count, double threshold) {
    long low = 0;
    long high = count;
    while (low < high) {
      long middle = low + (high - low) / 2;
      if (((Number) parameter.valueAt(middle)).doubleValue() < threshold) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
