package org.zwicky.space.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.zwicky.data.DataSpec;
import org.zwicky.space.Parameter;
import org.zwicky.space.SearchSpace;
import org.zwicky.study.Objective;
import org.zwicky.study.SweepSettings;

/** Makes a checked {@link SearchSpaceFile} of a text. For one use. */
final class SearchSpaceParser {

  private final String source;
  private final String defaultName;
  private final Optional<Path> file;
  private final ProblemCollector problems = new ProblemCollector();

  /**
   * @param source what is read, for messages
   * @param defaultName the study's name where the text has none
   * @param file where the text comes from
   */
  SearchSpaceParser(String source, String defaultName, Optional<Path> file) {
    this.source = source;
    this.defaultName = defaultName;
    this.file = file;
  }

  SearchSpaceFile parse(String text, List<String> overrides) {
    Optional<LocatedTree> tree = LocatedTreeReader.read(text, problems);
    if (tree.isEmpty()) {
      problems.throwIfAny(source);
    }
    ObjectNode json = tree.orElseThrow().root();
    problems.locateIn(tree.get());
    Overrides.apply(tree.get(), overrides, problems);
    findData(json);
    Cursor cursor = new Cursor(json, "", new Scope(problems, References.NONE, OptionalInt.empty()));
    return read(ObjectReader.of(cursor).orElseThrow(), json);
  }

  private SearchSpaceFile read(ObjectReader root, ObjectNode json) {
    root.done(
        "$schema",
        "name",
        "data",
        "objective",
        "sweep",
        "parameters",
        "network",
        "training",
        "command");
    root.optional("$schema", TextType.notBlank());
    String name = root.field("name", TextType.studyName(), defaultName);
    boolean isCommand = root.has("command");
    Optional<DataSpec> data = isCommand ? Optional.empty() : Optional.of(DataReader.read(root));
    Objective objective =
        isCommand ? ObjectiveReader.readOfCommand(root) : ObjectiveReader.read(root);
    SweepSettings sweep = SweepReader.read(root, objective);
    Map<String, Parameter> parameters = ParametersReader.read(root);
    Set<String> names = names(json);
    StartWithReader startWith = StartWithReader.read(root, names, parameters);
    Scope scope = new Scope(problems, References.to(names, parameters), OptionalInt.empty());
    Optional<CommandTemplate> command =
        root.child("command").map(words -> CommandReader.read(words.within(scope)));
    if (isCommand) {
      noteNetworkParts(root);
    } else {
      checkNetwork(root, scope);
      new UsageCheck(root).noteUnused(names);
    }
    problems.throwIfAny(source);
    SearchSpace space = new SearchSpace(parameters.values());
    startWith.check(space);
    problems.throwIfAny(source);
    return new SearchSpaceFile(
        name,
        data,
        objective,
        sweep,
        space,
        isCommand
            ? Optional.empty()
            : Optional.of(new TrialBlueprint(names, json.get("network"), json.get("training"))),
        command,
        startWith.starts(),
        canonical(json, name));
  }

  private static void noteNetworkParts(ObjectReader root) {
    for (String part : List.of("data", "network", "training")) {
      root.child(part)
          .ifPresent(
              cursor ->
                  cursor.note(
                      "goes with networks, but \"command\" makes a trial of a program, which finds its own data;"
                          + " take one out."));
    }
  }

  private static void checkNetwork(ObjectReader root, Scope scope) {
    root.child("network")
        .ifPresentOrElse(
            network -> NetworkReader.read(network.within(scope)),
            () ->
                root.cursor()
                    .noteMissing(
                        "network",
                        "is missing; needs a list of layers, such as"
                            + " [{ \"conv\": { \"filters\": 16 } }, { \"globalPool\": {} }], or a \"command\" instead."));
    root.child("training")
        .ifPresentOrElse(
            training -> TrainingReader.read(training.within(scope)),
            () ->
                root.cursor()
                    .noteMissing(
                        "training", "is missing; needs an object, such as { \"epochs\": 10 }."));
  }

  private static Set<String> names(JsonNode json) {
    Set<String> names = new LinkedHashSet<>();
    json.path("parameters").fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** A relative data file that is not in the current directory may lie beside the search space. */
  private void findData(ObjectNode json) {
    if (file.isPresent() && json.path("data") instanceof ObjectNode data) {
      Optional.ofNullable(data.path("path").textValue())
          .filter(DataReader::isPath)
          .map(Path::of)
          .filter(path -> !Files.exists(path))
          .map(path -> file.get().resolveSibling(path).normalize())
          .filter(Files::exists)
          .ifPresent(path -> data.put("path", path.toString()));
    }
  }

  private static String canonical(ObjectNode json, String name) {
    ObjectNode canonical = JsonNodeFactory.instance.objectNode();
    canonical.put("name", name);
    canonical.setAll(json);
    canonical.put("name", name);
    canonical.remove("$schema");
    return Json.write(canonical);
  }
}
