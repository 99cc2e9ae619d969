package org.zwicky.search;

import java.util.Set;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.zwicky.search.named.NamedSamplers;
import org.zwicky.study.SamplerKind;

/** The contract, kept by every sampler that a sweep can name. */
@ParameterizedClass
@MethodSource("kinds")
class SamplerContractTest extends SamplerContract {

  @Parameter SamplerKind kind;

  static Set<SamplerKind> kinds() {
    return NamedSamplers.kinds();
  }

  @Override
  protected Sampler sampler() {
    return NamedSamplers.sampler(kind, 5);
  }
}
