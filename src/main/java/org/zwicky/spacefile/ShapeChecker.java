package org.zwicky.spacefile;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.zwicky.candidate.network.FeatureShape;
import org.zwicky.candidate.network.InfeasibleNetworkException;
import org.zwicky.candidate.network.NetworkShapes;
import org.zwicky.candidate.training.TrialSpec;
import org.zwicky.estimate.MemoryShare;
import org.zwicky.estimate.Workload;
import org.zwicky.space.Assignment;
import org.zwicky.space.SearchSpace;

/** Tries a sample of a space's networks on the shape of the images and a worker's memory. */
final class ShapeChecker {

  private static final int MOST_SAMPLES = 1000;
  private static final int LEAST_SAMPLES = 20;

  /** Values and constraints that are looked at: what takes a second. */
  private static final int MOST_LOOKED_AT = 100_000;

  /** Where constraints forbid more than 19 of 20 draws, fewer samples have to do. */
  private static final int DRAWS_A_SAMPLE = 20;

  private static final long SEED = 1;

  private final SearchSpaceFile file;
  private final FeatureShape input;
  private final int classes;
  private final MemoryShare memory;

  ShapeChecker(SearchSpaceFile file, FeatureShape input, int classes, MemoryShare memory) {
    this.file = file;
    this.input = input;
    this.classes = classes;
    this.memory = memory;
  }

  /** See {@link SearchSpaceFile#checkNetworks}. */
  ShapeCheck check() {
    int samples = samples(file.space());
    Random random = new Random(SEED);
    Set<Assignment> assignments = new LinkedHashSet<>();
    int drawn = 0;
    int allowed = 0;
    while (allowed < samples && drawn < DRAWS_A_SAMPLE * samples) {
      Assignment assignment =
          file.space().assign(parameter -> parameter.atCoordinate(random.nextDouble()));
      drawn++;
      if (file.space().broken(assignment).isEmpty()) {
        allowed++;
        assignments.add(assignment);
      }
    }
    if (allowed == 0) {
      throw problem(
          "/constraints",
          "allow none of %,d combinations that were drawn. Loosen them, or the parameters' ranges."
              .formatted(drawn));
    }
    ShapeCheck check =
        new ShapeCheck(drawn, allowed, assignments.stream().map(this::attempt).toList());
    if (check.infeasible() == check.sampled()) {
      throw problem("/network", message(check));
    }
    return check;
  }

  /** Fewer where there are thousands of parameters and constraints. */
  private static int samples(SearchSpace space) {
    int each = space.parameters().size() + space.constraints().size();
    return Math.max(LEAST_SAMPLES, Math.min(MOST_SAMPLES, MOST_LOOKED_AT / Math.max(1, each)));
  }

  /** Tries one candidate. */
  SampledNetwork attempt(Assignment assignment) {
    TrialSpec spec = file.blueprint().orElseThrow().resolve(assignment);
    try {
      NetworkShapes shapes = NetworkShapes.of(spec.network(), input, classes);
      Workload work = Workload.of(spec, shapes, file.data().orElseThrow().split().networks());
      return new SampledNetwork(
          assignment, Optional.of(shapes), Optional.of(work), memory.refusal(work));
    } catch (InfeasibleNetworkException e) {
      return new SampledNetwork(
          assignment, Optional.empty(), Optional.empty(), Optional.of(e.getMessage()));
    }
  }

  private InvalidSearchSpaceException problem(String pointer, String message) {
    return new InvalidSearchSpaceException(
        file.name(), List.of(new Problem(pointer, 0, 0, message)));
  }

  private String message(ShapeCheck check) {
    String reason = check.reasons().get(0);
    SampledNetwork example =
        check.networks().stream()
            .filter(network -> network.infeasible().orElseThrow().equals(reason))
            .findFirst()
            .orElseThrow();
    String which =
        check.sampled() == 1
            ? "does not work"
            : "works with none of the " + check.sampled() + " combinations tried";
    Assignment values = example.assignment();
    String with = values.values().isEmpty() ? "" : " (with " + values + ")";
    String remedy =
        example.shapes().isPresent()
            ? "Take fewer filters or units, smaller batches, or fewer trials at a time (--parallel)."
            : "Take away pooling or strides, or crop less.";
    return "%s on images of %s: %s%s. %s".formatted(which, input, reason, with, remedy);
  }
}
