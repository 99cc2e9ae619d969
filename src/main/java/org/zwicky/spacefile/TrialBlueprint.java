package org.zwicky.spacefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.zwicky.candidate.network.NetworkSpec;
import org.zwicky.candidate.training.TrainingSpec;
import org.zwicky.candidate.training.TrialSpec;
import org.zwicky.space.Assignment;
import org.zwicky.space.Parameter;
import org.zwicky.space.SearchSpace;

/**
 * The network and training sections of a file, in which parameters still stand by name. Immutable,
 * and safe for any number of threads.
 */
public final class TrialBlueprint {

  private final Set<String> paths;
  private final JsonNode network;
  private final JsonNode training;

  /**
   * @param paths all parameters and their members
   */
  TrialBlueprint(Set<String> paths, JsonNode network, JsonNode training) {
    this.paths = Set.copyOf(paths);
    this.network = network.deepCopy();
    this.training = training.deepCopy();
  }

  /**
   * Puts values in place of the names. A field whose parameter is inactive takes its default; a
   * dropout, activation or batch norm layer that is given by an inactive parameter is left out.
   *
   * @param assignment from the file's own search space
   * @throws InvalidSearchSpaceException if a value does not fit its field; no value of the file's
   *     own space does that
   */
  public TrialSpec resolve(Assignment assignment) {
    ProblemCollector problems = new ProblemCollector();
    Scope scope = new Scope(problems, References.to(paths, assignment), OptionalInt.empty());
    NetworkSpec layers = NetworkReader.read(new Cursor(network, "/network", scope));
    TrainingSpec settings =
        TrainingReader.read(new Cursor(training, "/training", scope)).orElse(null);
    problems.throwIfAny("The trial with " + assignment);
    return new TrialSpec(layers, settings);
  }

  /** What a person should know of settings that change nothing in any trial, one line each. */
  List<String> remarks(SearchSpace space) {
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    space.parameters().forEach(parameter -> parameters.put(parameter.name(), parameter));
    return EffectCheck.remarks(
        training, new KnownParameters(parameters.keySet(), parameters, space.constraints()));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TrialBlueprint blueprint
        && paths.equals(blueprint.paths)
        && network.equals(blueprint.network)
        && training.equals(blueprint.training);
  }

  @Override
  public int hashCode() {
    return network.hashCode() * 31 + training.hashCode();
  }
}
