package org.zwicky.spacefile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zwicky.spacefile.SchemaWalk.Site;

/**
 * The schema that editors check with and the reader say the same: whatever is in the schema, and
 * not a list of fields kept here.
 */
@Tag("slow")
class SchemaContractTest {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final SchemaInstances INSTANCES = new SchemaInstances();
  private static final Map<String, List<Site>> SITES = SchemaWalk.sites();
  private static final Pattern KNOWN = Pattern.compile("\\(known here: ([^)]*)\\)");
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");
  private static final String NOBODY = "zzz";

  /** Another file, which is not there. */
  private static final String EXTENDS = "/properties/extends";

  /** Never right by itself. */
  private static final String ONLY_WITH_PRUNER = "/$defs/sweep/properties/pruneOnlyIf/items";

  /**
   * What is right here depends on a sibling, another parameter, or the field that a shared part
   * belongs to: the schema may take what the reader does not.
   */
  private static final Pattern DEPENDENT =
      Pattern.compile(
          "/\\$defs/(firstRest|growing|perRepetition|requirement|constraints)/.*"
              + "|.*/(step|when|minEpochs|maxEpochs|warmup)(/.*)?");

  static Stream<String> closedObjects() {
    return parts(node -> node.path("additionalProperties").isBoolean() && node.has("properties"));
  }

  @ParameterizedTest
  @MethodSource("closedObjects")
  void knowsTheSameFieldsInSchemaAndReader(String schema) {
    Set<String> reader = new TreeSet<>();
    for (Site site : SITES.get(schema)) {
      for (ObjectNode value : eachField(schema)) {
        ObjectNode more = value.deepCopy().put(NOBODY, 1);
        JsonNode document =
            Readings.working(site)
                .map(working -> working.apply(more))
                .orElseGet(() -> site.document(more));
        for (String message : Readings.messages(document, Pointers.child(site.pointer(), NOBODY))) {
          Matcher matcher = KNOWN.matcher(message);
          assertThat(matcher.find()).as(message).isTrue();
          reader.addAll(List.of(matcher.group(1).split(", ")));
        }
      }
    }

    assertThat(reader)
        .isEqualTo(
            new TreeSet<>(SchemaWalk.names(SchemaInstances.SCHEMA.at(schema + "/properties"))));
  }

  /** Objects such that each field is in one of them, as what may stand beside it can differ. */
  private static List<ObjectNode> eachField(String schema) {
    return SchemaWalk.names(SchemaInstances.SCHEMA.at(schema + "/properties")).stream()
        .flatMap(name -> INSTANCES.objects(schema, schema, name).stream().limit(1))
        .toList();
  }

  static Stream<String> namesToChooseFrom() {
    return SITES.keySet().stream()
        .filter(schema -> SITES.get(schema).get(0).isOuter() && !names(schema).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("namesToChooseFrom")
  void knowsTheSameNamesInSchemaAndReader(String schema) {
    Set<Set<String>> reader = new HashSet<>();
    for (Site site : SITES.get(schema)) {
      ObjectNode document = site.document(NODES.textNode(NOBODY));
      if (Readings.schemaAccepts(document)) {
        continue; // Any other text is right as well.
      }
      for (String message : Readings.messages(document, site.pointer())) {
        Matcher matcher = QUOTED.matcher(message.replace('"' + NOBODY + '"', ""));
        reader.add(new TreeSet<>(matcher.results().map(name -> name.group(1)).toList()));
      }
    }

    assertThat(reader).containsExactly(new TreeSet<>(names(schema)));
  }

  static Stream<String> plainValues() {
    return SITES.keySet().stream()
        .filter(schema -> SITES.get(schema).get(0).isOuter() && isPlain(schema))
        .filter(schema -> !schema.equals(EXTENDS) && !schema.equals(ONLY_WITH_PRUNER));
  }

  /** Values on both sides of every bound that the schema has, and beyond all that are usual. */
  @ParameterizedTest
  @MethodSource("plainValues")
  void drawsTheSameBoundsInSchemaAndReader(String schema) {
    List<String> pointers = new ArrayList<>();
    List<UnaryOperator<JsonNode>> documents = new ArrayList<>();
    for (Site site : SITES.get(schema)) {
      Readings.working(site)
          .ifPresent(
              document -> {
                pointers.add(site.pointer());
                documents.add(document);
              });
    }
    assertThat(documents).as(schema).isNotEmpty();
    Set<String> differences = new LinkedHashSet<>();
    for (JsonNode value : probes(schema)) {
      Set<String> bySchema = new TreeSet<>();
      Set<String> byReader = new TreeSet<>();
      for (int i = 0; i < documents.size(); i++) {
        JsonNode document = documents.get(i).apply(value);
        bySchema.add(Readings.schemaErrors(document));
        byReader.add(String.join(" ", Readings.messages(document, pointers.get(i))));
        if (Readings.problems(document).isEmpty() && !Readings.schemaAccepts(document)) {
          differences.add("Only the reader takes " + document);
        }
      }
      // What fields share, such as { "first", "rest" }, can be right for one and wrong for another.
      if (bySchema.contains("") && !byReader.contains("") && !DEPENDENT.matcher(schema).matches()) {
        differences.add("Only the schema takes " + value + ": " + byReader);
      }
    }

    assertThat(differences).isEmpty();
  }

  static Stream<String> defaults() {
    return parts(node -> node.has("default"));
  }

  @ParameterizedTest
  @MethodSource("defaults")
  void takesTheDefaultOfTheSchemaForAFieldThatIsLeftOut(String schema) {
    JsonNode usual = SchemaInstances.SCHEMA.at(schema).get("default");
    int compared = 0;
    int others = 0;
    boolean matters = false;
    for (Site site : SITES.get(schema)) {
      ObjectNode without = site.documentWithout();
      ObjectNode with = site.document(usual);
      if (Readings.problems(without).isEmpty() && Readings.problems(with).isEmpty()) {
        assertThat(Readings.meaning(with)).as(with.toString()).isEqualTo(Readings.meaning(without));
        compared++;
        for (JsonNode value : site.values()) {
          ObjectNode other = site.document(value);
          if (!value.equals(usual) && Readings.problems(other).isEmpty()) {
            others++;
            matters |= !Readings.meaning(other).equals(Readings.meaning(without));
          }
        }
      }
    }

    assertThat(compared).isPositive();
    assertThat(matters).as("another value makes a difference").isEqualTo(others > 0);
  }

  static Stream<String> examples() {
    return parts(node -> node.has("examples")).filter(schema -> !schema.equals(EXTENDS));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void readsTheExamplesOfTheSchema(String schema) {
    for (JsonNode example : SchemaInstances.SCHEMA.at(schema).get("examples")) {
      assertThat(SITES.get(schema))
          .as(example.toString())
          .anySatisfy(
              site -> {
                assertThat(Readings.schemaErrors(site.document(example))).isEmpty();
                assertThat(Readings.completed(site.document(example))).isPresent();
              });
    }
  }

  @Test
  void findsADocumentForEveryPartOfTheSchema() {
    assertThat(SITES).hasSizeGreaterThan(100);
    for (List<Site> sites : SITES.values()) {
      assertThat(sites)
          .as(sites.get(0).schema())
          .anyMatch(site -> Readings.schemaAccepts(site.document()));
    }
  }

  @Test
  void describesEveryFieldAndEveryObjectForEditors() {
    List<String> silent = new ArrayList<>();
    SITES.forEach(
        (schema, sites) -> {
          boolean isNamed =
              schema.matches(".*/properties/[^/]*")
                  || (schema.startsWith("/$defs/")
                      && SchemaInstances.SCHEMA.at(schema).has("properties"));
          if (isNamed && !isDescribed(SchemaInstances.SCHEMA.at(schema))) {
            silent.add(schema);
          }
        });

    assertThat(silent).isEmpty();
  }

  private static boolean isDescribed(JsonNode node) {
    return node.has("description")
        || (node.has("$ref")
            && isDescribed(SchemaInstances.SCHEMA.at(SchemaInstances.target(node))));
  }

  private static Stream<String> parts(Predicate<JsonNode> wanted) {
    return SITES.keySet().stream().filter(schema -> wanted.test(SchemaInstances.SCHEMA.at(schema)));
  }

  /** The names that the schema gives for a place, also by way of what it refers to. */
  private static Collection<String> names(String schema) {
    Set<String> names = new TreeSet<>();
    for (String part : partsOfPlace(schema)) {
      SchemaInstances.SCHEMA.at(part).path("enum").forEach(name -> names.add(name.asText()));
    }
    return names;
  }

  private static boolean isPlain(String schema) {
    return partsOfPlace(schema).stream()
        .map(SchemaInstances.SCHEMA::at)
        .anyMatch(
            node ->
                node.path("type").isArray()
                    || List.of("integer", "number", "string").contains(node.path("type").asText()));
  }

  /** The parts of the schema that speak of the same place as this one. */
  private static List<String> partsOfPlace(String schema) {
    JsonNode node = SchemaInstances.SCHEMA.at(schema);
    List<String> parts = new ArrayList<>(List.of(schema));
    if (node.has("$ref")) {
      parts.addAll(partsOfPlace(SchemaInstances.target(node)));
    }
    for (String key : List.of("then", "else")) {
      if (node.has(key) && !node.has("properties")) {
        parts.addAll(partsOfPlace(schema + "/" + key));
      }
    }
    for (String key : List.of("anyOf", "oneOf", "allOf")) {
      for (int i = 0; i < node.path(key).size() && !node.has("properties"); i++) {
        if (!node.path(key).get(i).has("properties")) {
          parts.addAll(partsOfPlace(schema + "/" + key + "/" + i));
        }
      }
    }
    return parts;
  }

  private static List<JsonNode> probes(String schema) {
    List<JsonNode> probes = new ArrayList<>();
    probes.addAll(
        List.of(NODES.nullNode(), NODES.booleanNode(true), NODES.arrayNode(), NODES.objectNode()));
    for (double number : new double[] {0, 1, -1, 0.5, 1.5, 1e9, -1e9}) {
      probes.add(number(number));
    }
    for (String text :
        List.of("", " ", NOBODY, "a b", "a/b", "..", "0m", "2h", "1h30m", "90s ", "é", "\n")) {
      probes.add(NODES.textNode(text));
    }
    for (String part : partsOfPlace(schema)) {
      JsonNode node = SchemaInstances.SCHEMA.at(part);
      for (String key : List.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")) {
        if (node.has(key)) {
          double bound = node.get(key).doubleValue();
          probes.addAll(
              List.of(
                  number(bound),
                  number(bound - 1),
                  number(bound + 1),
                  number(Math.nextUp(bound)),
                  number(Math.nextDown(bound))));
        }
      }
      for (String key : List.of("minLength", "maxLength")) {
        if (node.has(key)) {
          probes.add(NODES.textNode("x".repeat(node.get(key).intValue())));
          probes.add(NODES.textNode("x".repeat(Math.max(0, node.get(key).intValue() - 1))));
          probes.add(NODES.textNode("x".repeat(node.get(key).intValue() + 1)));
        }
      }
    }
    return probes;
  }

  private static JsonNode number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1L << 62
        ? NODES.numberNode((long) value)
        : NODES.numberNode(value);
  }
}
