package org.zwicky.spacefile;

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
import org.zwicky.data.DataFormat;
import org.zwicky.data.DataSpec;
import org.zwicky.space.Constraint;
import org.zwicky.space.Parameter;
import org.zwicky.space.SearchSpace;
import org.zwicky.study.Objective;
import org.zwicky.study.SweepSettings;

/** Makes a checked {@link SearchSpaceFile} of a text. For one use. */
final class SearchSpaceParser {

  private static final String DATA_PATH = "/data/path";

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
    Optional<LocatedTree> tree =
        LocatedTreeReader.read(text, problems)
            .flatMap(own -> Inheritance.resolve(own, file, problems));
    if (tree.isEmpty()) {
      problems.throwIfAny(source);
    }
    ObjectNode json = tree.orElseThrow().root();
    problems.locateIn(tree.get());
    Overrides.apply(tree.get(), overrides, problems);
    findData(tree.get());
    Cursor cursor = new Cursor(json, "", new Scope(problems, References.NONE, OptionalInt.empty()));
    return read(ObjectReader.of(cursor).orElseThrow(), json);
  }

  private SearchSpaceFile read(ObjectReader root, ObjectNode json) {
    root.done(
        Section.FILE,
        "$schema",
        Inheritance.FIELD,
        "name",
        "data",
        "objective",
        "sweep",
        "parameters",
        "constraints",
        "network",
        "training",
        "command");
    root.optional("$schema", TextType.notBlank());
    root.child(Inheritance.FIELD)
        .ifPresent(field -> field.note("must stand in the file; it can't be set from outside."));
    String name = root.field("name", TextType.studyName(), defaultName);
    boolean isCommand = root.has("command");
    Optional<DataSpec> data = isCommand ? Optional.empty() : Optional.of(DataReader.read(root));
    Objective objective =
        isCommand ? ObjectiveReader.readOfCommand(root) : ObjectiveReader.read(root);
    SweepSettings sweep = SweepReader.read(root, objective);
    Map<String, Parameter> parameters = ParametersReader.read(root);
    Set<String> names = names(json);
    List<Constraint> constraints = ConstraintsReader.read(root, names, parameters);
    KnownParameters known = new KnownParameters(names, parameters, constraints);
    Scope scope = new Scope(problems, known, OptionalInt.empty());
    StartWithReader startWith = StartWithReader.read(root, names, parameters);
    Optional<CommandTemplate> command =
        root.child("command").map(words -> CommandReader.read(words.within(scope)));
    if (isCommand) {
      noteNetworkParts(root);
    } else {
      for (int i = 0; i < known.variants(); i++) {
        checkNetwork(root, new Scope(problems, known.withVariant(i), OptionalInt.empty()));
      }
      new UsageCheck(root, known.paths()).noteUnused(names);
    }
    problems.throwIfAny(source);
    SearchSpace space = new SearchSpace(parameters.values(), constraints);
    ConstraintsReader.noteTooNarrow(root, space);
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
            : Optional.of(
                new TrialBlueprint(known.paths(), json.get("network"), json.get("training"))),
        command,
        startWith.starts(),
        canonical(json, name, data));
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

  /**
   * Resolves variables in the path of the data; a relative file that is not in the current
   * directory may lie beside the search space that names it.
   */
  private void findData(LocatedTree tree) {
    if (!(tree.root().path("data") instanceof ObjectNode data) || !data.path("path").isTextual()) {
      return;
    }
    PathText text = PathText.expand(data.path("path").textValue());
    text.objection().ifPresent(objection -> problems.add(DATA_PATH, objection));
    if (text.objection().isPresent() || !DataReader.isPath(text.text())) {
      return;
    }
    data.put("path", text.text());
    Path path = Path.of(text.text());
    String extended = tree.placeOf(DATA_PATH).map(Place::file).orElse("");
    Optional<Path> beside = extended.isEmpty() ? file : Optional.of(Path.of(extended));
    if (!Files.exists(path)) {
      beside
          .map(each -> each.resolveSibling(path).normalize())
          .filter(Files::exists)
          .ifPresent(found -> data.put("path", found.toString()));
    }
  }

  /** The format of the data is written down, for it might look otherwise once the data is gone. */
  private static String canonical(ObjectNode json, String name, Optional<DataSpec> data) {
    ObjectNode canonical = JsonNodeFactory.instance.objectNode();
    canonical.put("name", name);
    canonical.setAll(json);
    canonical.put("name", name);
    canonical.remove("$schema");
    data.map(spec -> spec.source().format())
        .filter(format -> format != DataFormat.HDF5 && canonical.path("data").isObject())
        .ifPresent(format -> canonical.withObject("/data").put("format", format.key()));
    return JsonDialect.write(canonical);
  }
}
