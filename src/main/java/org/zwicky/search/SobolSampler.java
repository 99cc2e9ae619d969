package org.zwicky.search;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.zwicky.space.Assignment;
import org.zwicky.space.ConstantParameter;
import org.zwicky.space.Parameter;

/**
 * Points that fill the space evenly, whatever they turn out to be worth: each parameter is one
 * coordinate of a scrambled Sobol sequence, the n-th trial its n-th point. Points that were tried
 * or break a constraint are passed over.
 */
public final class SobolSampler implements Sampler {

  /** Points in a row that can be passed over, beyond the number of trials. */
  private static final int MAX_PASSED_OVER = 1000;

  private final long seed;

  /**
   * @param seed of the scrambling; the same for all suggestions of a study
   */
  public SobolSampler(long seed) {
    this.seed = seed;
  }

  @Override
  public Optional<Assignment> suggest(History history, RandomGenerator random) {
    List<String> names =
        history.space().parameters().stream()
            .filter(parameter -> !(parameter instanceof ConstantParameter))
            .map(Parameter::name)
            .limit(ScrambledSobol.MAX_DIMENSION)
            .toList();
    UntriedAssignments untried = new UntriedAssignments(history);
    int first = history.observations().size();
    ScrambledSobol sequence = new ScrambledSobol(Math.max(1, names.size()), seed);
    return IntStream.range(first, 2 * first + MAX_PASSED_OVER)
        .mapToObj(index -> at(sequence.point(index), names, history, random))
        .filter(untried::allows)
        .findFirst()
        .or(() -> untried.atRandom(random));
  }

  private static Assignment at(
      double[] point, List<String> names, History history, RandomGenerator random) {
    return history
        .space()
        .assign(
            parameter -> {
              int dimension = names.indexOf(parameter.name());
              return parameter.atCoordinate(dimension < 0 ? random.nextDouble() : point[dimension]);
            });
  }
}
