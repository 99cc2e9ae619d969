package org.zwicky.spacefile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.zwicky.space.BooleanParameter;
import org.zwicky.space.ChoiceParameter;
import org.zwicky.space.Condition;
import org.zwicky.space.ConstantParameter;
import org.zwicky.space.IntParameter;
import org.zwicky.space.LogUniformParameter;
import org.zwicky.space.Parameter;
import org.zwicky.space.Requirement;
import org.zwicky.space.SearchSpace;
import org.zwicky.space.UniformParameter;

/**
 * A search space alone as JSON, an object with {@code parameters} and {@code constraints}, and
 * back: reading what was written gives an equal space.
 */
public final class SearchSpaceJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private SearchSpaceJson() {}

  /**
   * Reads a space.
   *
   * @throws InvalidSearchSpaceException if anything is wrong
   */
  public static SearchSpace read(String json) {
    ProblemCollector problems = new ProblemCollector();
    LocatedTree tree = LocatedTreeReader.read(json, problems).orElse(null);
    problems.throwIfAny("The search space");
    problems.locateIn(tree);
    Cursor cursor =
        new Cursor(tree.root(), "", new Scope(problems, References.NONE, OptionalInt.empty()));
    ObjectReader root = ObjectReader.of(cursor).orElseThrow();
    root.done(Section.FILE, "parameters", "constraints");
    Map<String, Parameter> parameters = ParametersReader.read(root);
    Set<String> names =
        Set.copyOf(root.object("parameters").map(ObjectReader::names).orElse(List.of()));
    var constraints = ConstraintsReader.read(root, names, parameters);
    problems.throwIfAny("The search space");
    return new SearchSpace(parameters.values(), constraints);
  }

  /** Writes a space as indented text. */
  public static String write(SearchSpace space) {
    ObjectNode json = NODES.objectNode();
    ObjectNode parameters = json.putObject("parameters");
    space.parameters().forEach(parameter -> parameters.set(parameter.name(), parameter(parameter)));
    if (!space.constraints().isEmpty()) {
      ArrayNode constraints = json.putArray("constraints");
      space.constraints().forEach(constraint -> constraints.add(constraint.toString()));
    }
    return JsonDialect.write(json);
  }

  private static JsonNode parameter(Parameter parameter) {
    ObjectNode json = NODES.objectNode();
    if (parameter instanceof IntParameter whole) {
      json.set("int", JsonDialect.node(List.of(whole.low(), whole.high())));
      if (whole.step() != 1) {
        json.set("step", JsonDialect.node(whole.step()));
      }
      if (whole.log()) {
        json.put("log", true);
      }
    } else if (parameter instanceof UniformParameter uniform) {
      json.set("uniform", JsonDialect.node(List.of(uniform.low(), uniform.high())));
      uniform.step().ifPresent(step -> json.put("step", step));
    } else if (parameter instanceof LogUniformParameter uniform) {
      json.set("logUniform", JsonDialect.node(List.of(uniform.low(), uniform.high())));
    } else if (parameter instanceof ChoiceParameter choice) {
      json.set("choice", JsonDialect.node(choice.values()));
    } else if (parameter instanceof BooleanParameter) {
      json.put("boolean", true);
    } else {
      json.set("constant", JsonDialect.node(((ConstantParameter) parameter).value()));
    }
    parameter.condition().ifPresent(condition -> json.set("when", condition(condition)));
    return json;
  }

  private static JsonNode condition(Condition condition) {
    ArrayNode alternatives = NODES.arrayNode();
    for (Map<String, Requirement> all : condition.alternatives()) {
      ObjectNode json = alternatives.addObject();
      all.forEach((parent, requirement) -> json.set(parent, requirement(requirement)));
    }
    return alternatives.size() == 1 ? alternatives.get(0) : alternatives;
  }

  private static JsonNode requirement(Requirement requirement) {
    if (requirement instanceof Requirement.OneOf some) {
      return values(some.values());
    }
    ObjectNode json = NODES.objectNode();
    if (requirement instanceof Requirement.NoneOf none) {
      json.set("not", values(none.values()));
    } else if (requirement instanceof Requirement.Within within) {
      within.bounds().forEach((comparison, bound) -> json.put(comparison.sign(), bound));
    } else if (requirement instanceof Requirement.AllOf all) {
      all.parts().forEach(part -> json.setAll((ObjectNode) requirement(part)));
    }
    return json;
  }

  private static JsonNode values(Set<Object> values) {
    return JsonDialect.node(values.size() == 1 ? values.iterator().next() : List.copyOf(values));
  }
}
