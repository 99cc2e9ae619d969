package org.zwicky.bench.search;

import java.util.ArrayList;
import java.util.List;
import org.zwicky.search.Sampler;

/**
 * What several searches of one sampler for the minimum of one function came to.
 *
 * @param trials of each search
 * @param runs one a seed, seeds from 1 on
 */
public record SearchResult(TestFunction function, int trials, List<SearchRun> runs) {

  public SearchResult {
    runs = List.copyOf(runs);
  }

  /** Makes a sampler for a seed. */
  @FunctionalInterface
  public interface SamplerFactory {

    /** The sampler of a sweep with that seed. */
    Sampler create(long seed);
  }

  /**
   * Searches, one after another.
   *
   * @param seeds how many, at least 1
   */
  public static SearchResult of(
      SamplerFactory samplers, TestFunction function, int trials, int seeds) {
    List<SearchRun> runs = new ArrayList<>();
    for (int seed = 1; seed <= seeds; seed++) {
      runs.add(SearchRun.of(samplers.create(seed), function, trials, seed));
    }
    return new SearchResult(function, trials, runs);
  }

  /** The median over the seeds of how far the best value lies above the minimum. */
  public double medianRegret() {
    double[] sorted = runs.stream().mapToDouble(SearchRun::regret).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** The mean time of a suggestion, in seconds. */
  public double secondsPerSuggestion() {
    return runs.stream().mapToDouble(SearchRun::seconds).sum() / (runs.size() * (double) trials);
  }
}
