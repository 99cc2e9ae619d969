package org.zwicky.search.named;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
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

  /** How each is made of the sweep's seed; all but those that are no samplers by themselves. */
  private static final Map<SamplerKind, LongFunction<Sampler>> SAMPLERS =
      new EnumMap<>(
          Map.of(
              SamplerKind.TPE, TpeSampler::new,
              SamplerKind.GP, GpSampler::new,
              SamplerKind.GENETIC, GeneticSampler::new,
              SamplerKind.LOCAL, seed -> new LocalSampler(new TpeSampler(seed)),
              SamplerKind.SOBOL, SobolSampler::new,
              SamplerKind.RANDOM, seed -> new RandomSampler()));

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

  /** The samplers that stand by themselves, in the order of {@link SamplerKind}. */
  public static Set<SamplerKind> kinds() {
    return Collections.unmodifiableSet(SAMPLERS.keySet());
  }

  /**
   * A sampler by itself.
   *
   * @param kind one of {@link #kinds()}
   * @param seed the sweep's
   * @throws IllegalArgumentException for another
   */
  public static Sampler sampler(SamplerKind kind, long seed) {
    LongFunction<Sampler> sampler = SAMPLERS.get(kind);
    if (sampler == null) {
      throw new IllegalArgumentException(kind + " is no sampler by itself");
    }
    return sampler.apply(seed);
  }
}
