package org.zwicky.search.named;

import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;
import org.zwicky.metric.Goal;
import org.zwicky.search.GeneticSampler;
import org.zwicky.search.LocalSampler;
import org.zwicky.search.RandomSampler;
import org.zwicky.search.Sampler;
import org.zwicky.search.SamplerCandidates;
import org.zwicky.search.Samplers;
import org.zwicky.search.SobolSampler;
import org.zwicky.search.gp.GpSampler;
import org.zwicky.search.tpe.TpeSampler;
import org.zwicky.space.SearchSpace;
import org.zwicky.study.Objective;
import org.zwicky.study.SamplerKind;
import org.zwicky.study.Seeds;
import org.zwicky.study.SweepSettings;

/** Makes the sampler that a sweep names. */
public final class NamedSamplers {

  private NamedSamplers() {}

  /**
   * A generator to look at what a sweep proposes before it has results.
   *
   * @throws org.zwicky.base.BadInputException if a grid would be too large
   */
  public static CandidateGenerator preview(SearchSpace space, SweepSettings settings) {
    // Without results, the objective makes no difference.
    return create(space, settings, new Objective("none", Goal.MAXIMIZE), 0);
  }

  /**
   * A generator of {@link org.zwicky.space.Assignment}s, seeded by the sweep's seed.
   *
   * @param objective what the sampler learns from
   * @param lastForeignTrial number of the last trial that it did not propose, 0 for none
   * @throws org.zwicky.base.BadInputException if a grid would be too large
   */
  public static CandidateGenerator create(
      SearchSpace space, SweepSettings settings, Objective objective, int lastForeignTrial) {
    SamplerKind kind = SamplerChoice.of(space, settings).kind();
    if (kind == SamplerKind.RANDOM || kind == SamplerKind.GRID) {
      return Samplers.create(space, settings, lastForeignTrial);
    }
    return new SamplerCandidates(
        sampler(kind, settings.seed()),
        space,
        objective,
        Seeds.ofSampler(settings.seed(), lastForeignTrial));
  }

  /**
   * A sampler by itself.
   *
   * @param kind neither {@link SamplerKind#AUTO} nor {@link SamplerKind#GRID}
   * @param seed the sweep's
   * @throws IllegalArgumentException for one of these
   */
  public static Sampler sampler(SamplerKind kind, long seed) {
    return switch (kind) {
      case TPE -> new TpeSampler(seed);
      case GP -> new GpSampler(seed);
      case GENETIC -> new GeneticSampler(seed);
      case LOCAL -> new LocalSampler(new TpeSampler(seed));
      case SOBOL -> new SobolSampler(seed);
      case RANDOM -> new RandomSampler();
      case AUTO, GRID -> throw new IllegalArgumentException(kind + " is no sampler by itself");
    };
  }
}
