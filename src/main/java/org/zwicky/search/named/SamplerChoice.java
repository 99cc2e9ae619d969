package org.zwicky.search.named;

import java.util.List;
import org.zwicky.space.ConstantParameter;
import org.zwicky.space.IntParameter;
import org.zwicky.space.LogUniformParameter;
import org.zwicky.space.Parameter;
import org.zwicky.space.SearchSpace;
import org.zwicky.space.UniformParameter;
import org.zwicky.study.SamplerKind;
import org.zwicky.study.SweepSettings;

/**
 * The sampler that a sweep gets, and why.
 *
 * @param kind any but {@link SamplerKind#AUTO}
 * @param reason for people; empty where the sweep names it
 */
public record SamplerChoice(SamplerKind kind, String reason) {

  /** From so many trials on, a Gaussian process takes longer to think than most trials to run. */
  private static final int MANY_TRIALS = 250;

  /** Beyond that many dimensions a Gaussian process learns little from so few trials. */
  private static final int MANY_PARAMETERS = 20;

  /** What a sweep's settings come to. */
  public static SamplerChoice of(SearchSpace space, SweepSettings settings) {
    if (settings.sampler() != SamplerKind.AUTO) {
      return new SamplerChoice(settings.sampler(), "");
    }
    List<Parameter> searched =
        space.parameters().stream()
            .filter(parameter -> !(parameter instanceof ConstantParameter))
            .toList();
    if (searched.stream().anyMatch(parameter -> parameter.condition().isPresent())) {
      return new SamplerChoice(SamplerKind.TPE, "parameters depend on each other");
    }
    if (!searched.stream().allMatch(SamplerChoice::isNumber)) {
      return new SamplerChoice(SamplerKind.TPE, "there are choices without an order");
    }
    if (searched.size() > MANY_PARAMETERS) {
      return new SamplerChoice(
          SamplerKind.TPE, "more than %d parameters".formatted(MANY_PARAMETERS));
    }
    if (settings.trials() >= MANY_TRIALS) {
      return new SamplerChoice(SamplerKind.TPE, "%d trials or more".formatted(MANY_TRIALS));
    }
    return new SamplerChoice(
        SamplerKind.GP, "only numbers, and fewer than %d trials".formatted(MANY_TRIALS));
  }

  private static boolean isNumber(Parameter parameter) {
    return parameter instanceof IntParameter
        || parameter instanceof UniformParameter
        || parameter instanceof LogUniformParameter;
  }

  /** The sampler's name as a file gives it, and why it was chosen. */
  @Override
  public String toString() {
    String name = kind.word();
    return reason.isEmpty() ? name : "%s (auto: %s)".formatted(name, reason);
  }
}
