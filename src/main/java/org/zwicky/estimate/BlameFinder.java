package org.zwicky.estimate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.zwicky.space.Assignment;

/**
 * Finds which values tell infeasible candidates from the others: single ones and pairs, chosen by
 * the harmonic mean of two shares, that of the infeasible among the candidates with the values and
 * that of the candidates with the values among the infeasible (van Rijsbergen 1979, <i>Information
 * Retrieval</i>, chapter 7: F1). What they explain is taken away, and the next are looked for.
 */
public final class BlameFinder {

  /** Numbers with more values than these are told apart by bounds. */
  private static final int MOST_VALUES = 8;

  private static final int BOUNDS = 8;

  /** A pair has to explain so much more than the better of the two alone. */
  private static final double PAIR_GAIN = 1.1;

  /** What explains less of the infeasible ones is chance. */
  private static final double LEAST_SHARE = 0.1;

  private static final double LEAST_SCORE = 0.3;

  private final int size;
  private final List<Values> singles;

  private record Values(String parameter, String text, BitSet candidates) {}

  private record Found(Values values, double score) {}

  /**
   * @param candidates feasible and infeasible ones, at least one
   */
  public BlameFinder(List<Assignment> candidates) {
    this.size = candidates.size();
    Set<String> names =
        candidates.stream()
            .flatMap(candidate -> candidate.values().keySet().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    this.singles = new ArrayList<>();
    names.forEach(name -> addValues(name, candidates));
  }

  /**
   * What is to blame.
   *
   * @param infeasible positions of the infeasible candidates
   * @param most how many causes at the most
   * @return the one that explains most first; none where no values tell them apart
   */
  public List<Blame> find(BitSet infeasible, int most) {
    List<Blame> causes = new ArrayList<>();
    BitSet left = (BitSet) infeasible.clone();
    BitSet remaining = new BitSet();
    remaining.set(0, size);
    while (causes.size() < most && left.cardinality() > LEAST_SHARE * infeasible.cardinality()) {
      Found found = best(left, remaining);
      if (found.score() < LEAST_SCORE) {
        break;
      }
      BitSet with = found.values().candidates();
      causes.add(new Blame(found.values().text(), common(with, infeasible), with.cardinality()));
      left.andNot(with);
      remaining.andNot(with);
    }
    return causes;
  }

  private Found best(BitSet infeasible, BitSet remaining) {
    Found best = new Found(new Values("", "", new BitSet()), 0);
    for (Values single : singles) {
      best = better(best, single, score(single.candidates(), infeasible, remaining));
    }
    Found pair = best;
    double needed = best.score() * PAIR_GAIN;
    for (int i = 0; i < singles.size(); i++) {
      for (Values second : singles.subList(i + 1, singles.size())) {
        Values first = singles.get(i);
        if (!first.parameter().equals(second.parameter())) {
          BitSet both = (BitSet) first.candidates().clone();
          both.and(second.candidates());
          double score = score(both, infeasible, remaining);
          if (score > needed && score > pair.score()) {
            pair = new Found(new Values("", first.text() + " with " + second.text(), both), score);
          }
        }
      }
    }
    return pair;
  }

  private static Found better(Found best, Values values, double score) {
    return score > best.score() ? new Found(values, score) : best;
  }

  private static double score(BitSet with, BitSet infeasible, BitSet remaining) {
    int all = common(with, remaining) + infeasible.cardinality();
    return all == 0 ? 0 : 2.0 * common(with, infeasible) / all;
  }

  private static int common(BitSet one, BitSet other) {
    BitSet both = (BitSet) one.clone();
    both.and(other);
    return both.cardinality();
  }

  private void addValues(String name, List<Assignment> candidates) {
    List<Object> values =
        candidates.stream()
            .map(candidate -> candidate.values().get(name))
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    if (values.size() < 2) {
      return;
    }
    boolean numbers = values.stream().allMatch(Number.class::isInstance);
    if (values.size() <= MOST_VALUES || !numbers) {
      values.forEach(value -> add(name, " = " + text(value), candidates, value::equals));
    }
    if (numbers && values.size() > 2) {
      double[] sorted = values.stream().mapToDouble(BlameFinder::number).sorted().toArray();
      for (int i = 1; i < BOUNDS; i++) {
        double bound = sorted[i * sorted.length / BOUNDS];
        if (bound > sorted[0]) {
          add(name, " ≥ " + text(bound), candidates, value -> number(value) >= bound);
        }
        if (bound < sorted[sorted.length - 1]) {
          add(name, " ≤ " + text(bound), candidates, value -> number(value) <= bound);
        }
      }
    }
  }

  private void add(
      String name, String relation, List<Assignment> candidates, Predicate<Object> matches) {
    BitSet with = new BitSet(candidates.size());
    for (int i = 0; i < candidates.size(); i++) {
      Object value = candidates.get(i).values().get(name);
      if (value != null && matches.test(value)) {
        with.set(i);
      }
    }
    Values added = new Values(name, name + relation, with);
    if (singles.stream()
        .noneMatch(known -> known.parameter().equals(name) && known.candidates().equals(with))) {
      singles.add(added);
    }
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }

  private static String text(Object value) {
    return value instanceof Double number
        ? number == Math.rint(number) && Math.abs(number) < 1e15
            ? Long.toString(number.longValue())
            : String.format(Locale.ROOT, "%.3g", number)
        : String.valueOf(value);
  }
}
