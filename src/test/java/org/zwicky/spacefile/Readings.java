package org.zwicky.spacefile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the reader and the schema say about a document. */
final class Readings {

  private static final Schema SCHEMA = Fixture.schema();
  private static final Pattern UNDEFINED =
      Pattern.compile(
          "parameter \"(?=[^\"]+\" that is not defined)([^\"]+)|(?<=unknown parameter \")([^\"]+)");
  private static final Pattern MEMBER = Pattern.compile("\\$[\\w-]+\\.([\\w-]+)");
  private static final int MAX_UNDEFINED = 5;

  private Readings() {}

  /** All problems the reader has with a document; none where it is fine. */
  static List<Problem> problems(JsonNode document) {
    try {
      SearchSpaceReader.readJson(JsonDialect.write(document));
      return List.of();
    } catch (InvalidSearchSpaceException e) {
      return e.problems();
    }
  }

  /** The reader's messages about a place, or what is in it. */
  static List<String> messages(JsonNode document, String pointer) {
    return problems(document).stream()
        .filter(problem -> Pointers.isWithin(problem.pointer(), pointer))
        .map(Problem::message)
        .toList();
  }

  static boolean schemaAccepts(JsonNode document) {
    return SCHEMA.validate(document).isEmpty();
  }

  /** What the schema says against a document. */
  static String schemaErrors(JsonNode document) {
    return SCHEMA.validate(document).stream()
        .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
        .collect(Collectors.joining("\n"));
  }

  /**
   * The document with a definition for each parameter that it names but does not define, such that
   * the reader has nothing against it; empty where no definition does that.
   */
  static Optional<ObjectNode> completed(ObjectNode document) {
    return completed(document, 0);
  }

  /** Makes documents of values at a site of which the reader takes the site's own value. */
  static Optional<UnaryOperator<JsonNode>> working(SchemaWalk.Site site) {
    Optional<ObjectNode> completed = completed(site.document());
    return completed.map(
        complete ->
            value -> {
              ObjectNode document = site.document(value);
              complete
                  .path("parameters")
                  .fields()
                  .forEachRemaining(
                      parameter -> {
                        if (!site.document().path("parameters").has(parameter.getKey())) {
                          document
                              .withObject("/parameters")
                              .set(parameter.getKey(), parameter.getValue());
                        }
                      });
              return document;
            });
  }

  private static Optional<ObjectNode> completed(ObjectNode document, int depth) {
    List<Problem> problems = problems(document);
    if (problems.isEmpty()) {
      return Optional.of(document);
    }
    Optional<String> missing =
        problems.stream()
            .map(problem -> UNDEFINED.matcher(problem.message()))
            .filter(Matcher::find)
            .map(matcher -> matcher.group(1) == null ? matcher.group(2) : matcher.group(1))
            .findFirst();
    if (missing.isEmpty() || depth == MAX_UNDEFINED) {
      return Optional.empty();
    }
    // The first definition that leaves nothing but other missing ones, for which there are some.
    return definitions(document).stream()
        .map(definition -> with(document, missing.get().replaceFirst("\\..*", ""), definition))
        .filter(Readings::lacksDefinitionsOnly)
        .flatMap(more -> completed(more, depth + 1).stream())
        .findFirst();
  }

  private static boolean lacksDefinitionsOnly(JsonNode document) {
    return problems(document).stream()
        .allMatch(problem -> UNDEFINED.matcher(problem.message()).find());
  }

  private static ObjectNode with(ObjectNode document, String name, String definition) {
    ObjectNode copy = document.deepCopy();
    copy.withObject("/parameters").set(name, LocatedTreeReader.readValue(definition).orElseThrow());
    return copy;
  }

  /** What a parameter might be: the names that the schema lists, and numbers. */
  private static List<String> definitions(JsonNode document) {
    Set<String> definitions = new LinkedHashSet<>();
    definitions.add("{ \"int\": [1, 8] }");
    definitions.add("{ \"choice\": [0.1, 0.2] }");
    definitions.add("{ \"choice\": [8, 16] }");
    definitions.add("{ \"boolean\": true }");
    definitions.add("{ \"uniform\": [0.1, 0.2] }");
    definitions.add("{ \"uniform\": [0.0, 1.0] }");
    MEMBER
        .matcher(document.toString())
        .results()
        .map(
            member ->
                "{ \"choice\": [{ \"%1$s\": 3 }, { \"%1$s\": 5 }] }".formatted(member.group(1)))
        .forEach(definitions::add);
    document
        .path("sweep")
        .path("startWith")
        .findParents("learningRate")
        .forEach(
            start -> start.forEach(value -> definitions.add("{ \"choice\": [" + value + ", 7] }")));
    for (JsonNode names : SchemaInstances.SCHEMA.findValues("enum")) {
      definitions.add("{ \"choice\": " + names + " }");
    }
    for (JsonNode when : document.findValues("when")) {
      for (JsonNode value : when) {
        if (value.isObject()) {
          continue; // What is required of values is no value.
        }
        ArrayNode values =
            value.isArray() ? (ArrayNode) value : JsonNodeFactory.instance.arrayNode().add(value);
        definitions.add("{ \"choice\": " + values + " }");
      }
    }
    return List.copyOf(definitions);
  }

  /** All that a file means: its records, and the trials of some assignments. */
  static List<Object> meaning(JsonNode document) {
    SearchSpaceFile file = SearchSpaceReader.readJson(JsonDialect.write(document));
    List<Object> meaning = new ArrayList<>();
    meaning.add(file.name());
    meaning.add(file.data());
    meaning.add(file.objective());
    meaning.add(file.sweep());
    meaning.add(file.space());
    meaning.add(file.startWith());
    meaning.add(file.command());
    Random random = new Random(1);
    for (int i = 0; i < 5; i++) {
      meaning.add(
          file.blueprint()
              .map(
                  blueprint ->
                      blueprint.resolve(
                          file.space().assign(p -> p.atCoordinate(random.nextDouble())))));
    }
    return meaning;
  }
}
