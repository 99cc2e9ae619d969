package org.zwicky.spacefile;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many of a space's networks work on the images.
 *
 * @param drawn how often values were drawn for it
 * @param allowed how many of the draws no constraint forbade
 * @param networks the different ones among the allowed, at least one
 */
public record ShapeCheck(int drawn, int allowed, List<SampledNetwork> networks) {

  public ShapeCheck {
    networks = List.copyOf(networks);
  }

  /** Different assignments that were tried. */
  public int sampled() {
    return networks.size();
  }

  /** How many of them can't be trials. */
  public int infeasible() {
    return (int) networks.stream().filter(network -> network.infeasible().isPresent()).count();
  }

  /** Those that can be trials. */
  public List<SampledNetwork> feasible() {
    return networks.stream().filter(network -> network.infeasible().isEmpty()).toList();
  }

  /** The different reasons why not, most frequent first. */
  public List<String> reasons() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    networks.forEach(
        network -> network.infeasible().ifPresent(reason -> counts.merge(reason, 1, Integer::sum)));
    return counts.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
