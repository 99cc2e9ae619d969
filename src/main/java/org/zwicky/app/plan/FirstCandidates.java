package org.zwicky.app.plan;

import java.util.stream.Stream;
import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;
import org.zwicky.search.named.NamedSamplers;
import org.zwicky.space.Assignment;
import org.zwicky.spacefile.SearchSpaceFile;

/** What a sweep would try first, as far as that does not hang on results. */
public final class FirstCandidates {

  /** A space can be so constrained that few proposals keep to it. */
  private static final int MOST_TRIES = 1000;

  private FirstCandidates() {}

  /** Those of its first proposals that break no constraint, in order. */
  public static Stream<Assignment> of(SearchSpaceFile file) {
    CandidateGenerator sampler = NamedSamplers.preview(file.space(), file.sweep());
    return Stream.iterate(0, tried -> sampler.hasMoreCandidates(), tried -> tried + 1)
        .limit(MOST_TRIES)
        .map(tried -> sampler.getCandidate().getValue())
        .filter(Assignment.class::isInstance)
        .map(Assignment.class::cast)
        .filter(candidate -> file.space().broken(candidate).isEmpty());
  }
}
