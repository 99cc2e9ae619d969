package org.zwicky.spacefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zwicky.candidate.network.FeatureShape;
import org.zwicky.candidate.network.NetworkShapes;
import org.zwicky.data.DataSpec;
import org.zwicky.estimate.MemoryShare;
import org.zwicky.space.Assignment;
import org.zwicky.space.PartialAssignment;
import org.zwicky.space.SearchSpace;
import org.zwicky.study.Objective;
import org.zwicky.study.SweepSettings;

/**
 * All that a search space file says, checked. Immutable.
 *
 * @param name of the study
 * @param data what to learn from; empty where trials are commands
 * @param objective what to make as good as can be
 * @param sweep how the sweep runs
 * @param space the parameters
 * @param blueprint makes a network and its training of an assignment; empty where trials are
 *     commands
 * @param command makes a command line of an assignment; empty where trials are networks
 * @param startWith configurations to try first, in their order
 * @param json the same file as canonical JSON: overrides applied, without comments, the name always
 *     given; {@link SearchSpaceReader#readJson} makes an equal object of it
 */
public record SearchSpaceFile(
    String name,
    Optional<DataSpec> data,
    Objective objective,
    SweepSettings sweep,
    SearchSpace space,
    Optional<TrialBlueprint> blueprint,
    Optional<CommandTemplate> command,
    List<PartialAssignment> startWith,
    String json) {

  public SearchSpaceFile {
    startWith = List.copyOf(startWith);
  }

  /**
   * Settings that do less than they say, a sentence each: of the training, those that change
   * nothing in any trial; of parameters, ends that no step leads to.
   */
  public List<String> remarks() {
    List<String> remarks = new ArrayList<>(StepRemarks.of(space));
    blueprint.ifPresent(made -> remarks.addAll(made.remarks(space)));
    return remarks;
  }

  /**
   * The layers of one candidate with their shapes and sizes.
   *
   * @param candidate from this file's space
   * @param input shape of one image after cropping
   * @param classes number of classes
   * @throws org.zwicky.candidate.network.InfeasibleNetworkException if it can't be built
   * @throws java.util.NoSuchElementException if trials are commands; likewise below
   */
  public NetworkShapes shapes(Assignment candidate, FeatureShape input, int classes) {
    return NetworkShapes.of(blueprint.orElseThrow().resolve(candidate).network(), input, classes);
  }

  /**
   * Tries up to 1,000 networks of the space on the shape of the images, always the same ones.
   *
   * @param input shape of one image after cropping
   * @param classes number of classes
   * @return how many of them work
   * @throws InvalidSearchSpaceException if none does; names the layer and the shape
   */
  public ShapeCheck checkShapes(FeatureShape input, int classes) {
    return checkNetworks(input, classes, MemoryShare.UNLIMITED);
  }

  /**
   * The same, and tries whether a worker has the memory to train them.
   *
   * @param memory of a worker
   */
  public ShapeCheck checkNetworks(FeatureShape input, int classes, MemoryShare memory) {
    return new ShapeChecker(this, input, classes, memory).check();
  }

  /**
   * Tries one candidate on the shape of the images and a worker's memory.
   *
   * @param candidate from this file's space
   */
  public SampledNetwork attempt(
      Assignment candidate, FeatureShape input, int classes, MemoryShare memory) {
    return new ShapeChecker(this, input, classes, memory).attempt(candidate);
  }
}
