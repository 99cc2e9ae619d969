package org.zwicky.search;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.zwicky.space.Assignment;

/** Independent uniform draws that were not tried before. */
public final class RandomSampler implements Sampler {

  @Override
  public Optional<Assignment> suggest(History history, RandomGenerator random) {
    return new UntriedAssignments(history).atRandom(random);
  }
}
