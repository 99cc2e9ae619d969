package org.zwicky.search;

import java.math.BigInteger;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;
import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;
import org.deeplearning4j.arbiter.optimize.generator.GridSearchCandidateGenerator;
import org.deeplearning4j.arbiter.optimize.generator.RandomSearchGenerator;
import org.zwicky.base.BadInputException;
import org.zwicky.space.Assignment;
import org.zwicky.space.ConstantParameter;
import org.zwicky.space.Parameter;
import org.zwicky.space.SearchSpace;
import org.zwicky.study.SamplerKind;
import org.zwicky.study.Seeds;
import org.zwicky.study.SweepSettings;

/** Makes the samplers that are Arbiter's own generators. */
public final class Samplers {

  /** Arbiter's grid generator holds the whole grid in memory. */
  static final long MAX_GRID = 1_000_000;

  private Samplers() {}

  /**
   * A generator of {@link org.zwicky.space.Assignment}s, seeded by the sweep's seed.
   *
   * @throws BadInputException if a grid would be too large
   */
  public static CandidateGenerator create(SearchSpace space, SweepSettings settings) {
    return create(space, settings, 0);
  }

  /**
   * A generator that goes on where another one ended.
   *
   * @param lastForeignTrial number of the last trial that it did not propose, 0 for none
   * @throws BadInputException if a grid would be too large
   */
  public static CandidateGenerator create(
      SearchSpace space, SweepSettings settings, int lastForeignTrial) {
    CandidateGenerator generator =
        switch (settings.sampler()) {
          case RANDOM -> new RandomSearchGenerator(ArbiterSpace.forDraws(space));
          case GRID -> {
            requireGrid(space, settings.gridPoints());
            yield new DistinctCandidates(
                new GridSearchCandidateGenerator(
                    ArbiterSpace.forGrid(space),
                    settings.gridPoints(),
                    GridSearchCandidateGenerator.Mode.Sequential,
                    null));
          }
          default ->
              throw new IllegalArgumentException(settings.sampler() + " is not Arbiter's own");
        };
    generator.setRngSeed(Seeds.ofSampler(settings.seed(), lastForeignTrial));
    return FeasibleCandidates.of(generator, space, settings.sampler() != SamplerKind.GRID);
  }

  /**
   * Every point of a grid once, none that breaks a constraint.
   *
   * @param points of each continuous range, at least 2
   * @throws BadInputException if the grid would be too large
   */
  public static Iterator<Assignment> grid(SearchSpace space, int points) {
    CandidateGenerator grid =
        create(
            space,
            new SweepSettings(
                SamplerKind.GRID,
                1,
                Optional.empty(),
                Optional.empty(),
                OptionalInt.of(1),
                0,
                points));
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return grid.hasMoreCandidates();
      }

      @Override
      public Assignment next() {
        if (!hasNext()) {
          throw new NoSuchElementException("the grid has ended");
        }
        return (Assignment) grid.getCandidate().getValue();
      }
    };
  }

  private static void requireGrid(SearchSpace space, int points) {
    BigInteger size = BigInteger.ONE;
    for (Parameter parameter : space.parameters()) {
      if (!(parameter instanceof ConstantParameter)) {
        long values = parameter.count().orElse(points);
        size = size.multiply(BigInteger.valueOf(values));
      }
    }
    if (size.compareTo(BigInteger.valueOf(MAX_GRID)) > 0) {
      throw new BadInputException(
          ("The grid has %,d points, more than the %,d that can be held. Give fewer values or a smaller"
                  + " sweep.gridPoints, or set sweep.sampler to \"random\".")
              .formatted(size, MAX_GRID));
    }
  }
}
