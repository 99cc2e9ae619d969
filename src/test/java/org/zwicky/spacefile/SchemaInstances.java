package org.zwicky.spacefile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Small values that a part of the schema accepts, made of what the schema itself says. */
final class SchemaInstances {

  static final ObjectNode SCHEMA = read();

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int MAX_VALUES = 12;

  /** Names another file: what is right beside it depends on what is in there. */
  private static final String EXTENDS = "extends";

  private Map<String, List<JsonNode>> known = new HashMap<>();
  private Map<String, List<JsonNode>> before = Map.of();
  private final Map<String, Schema> schemas = new HashMap<>();

  SchemaInstances() {
    of(""); // What lies inside itself, as layers do, needs what a first round has found.
    before = known;
    known = new HashMap<>();
  }

  private static ObjectNode read() {
    try {
      return LocatedTreeReader.read(Files.readString(Fixture.SCHEMA), new ProblemCollector())
          .orElseThrow()
          .root();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a {@code $ref} points to. */
  static String target(JsonNode node) {
    return node.path("$ref").textValue().substring(1);
  }

  /** A name for a member that has none in the schema. */
  static String freeName(JsonNode object) {
    String pattern = object.path("propertyNames").path("pattern").asText("");
    return pattern.isEmpty()
        ? "other"
        : Stream.of("p", "x1", "1").filter(name -> name.matches(pattern)).findFirst().orElseThrow();
  }

  /** Values that this part accepts, the plainest first; none where no idea works. */
  List<JsonNode> of(String pointer) {
    List<JsonNode> values = known.get(pointer);
    if (values == null) {
      known.put(pointer, before.getOrDefault(pointer, List.of()));
      values = accepted(pointer, ideas(pointer));
      known.put(pointer, values);
    }
    return values;
  }

  /**
   * Objects that have a member of this name.
   *
   * @param object the schema of the whole object
   * @param part the schema that speaks of the member: the same, or one inside it
   */
  List<ObjectNode> objects(String object, String part, String name) {
    List<JsonNode> ideas = new ArrayList<>(objectIdeas(object, Set.of(name), part));
    ideas.removeIf(idea -> !idea.has(name) || !isRuledBy(part, object, idea));
    // What stands beside the member matters here, not its own value.
    Map<JsonNode, ObjectNode> different = new LinkedHashMap<>();
    for (JsonNode idea : ideas) {
      if (accepts(object, idea)) {
        different.putIfAbsent(((ObjectNode) idea.deepCopy()).without(name), (ObjectNode) idea);
      }
    }
    return different.values().stream().sorted(Comparator.comparingInt(JsonNode::size)).toList();
  }

  /** Whether the ifs on the way from an object's schema to a part of it hold for a value. */
  private boolean isRuledBy(String part, String object, JsonNode value) {
    if (part.equals(object)) {
      return true;
    }
    String parent = Pointers.parent(part);
    boolean holds = !SCHEMA.at(parent).has("if") || accepts(parent + "/if", value);
    boolean fits =
        !part.endsWith("/else") && !part.endsWith("/then") || holds == part.endsWith("n");
    return fits && isRuledBy(parent, object, value);
  }

  boolean accepts(String pointer, JsonNode value) {
    return schemas.computeIfAbsent(pointer, SchemaInstances::schema).validate(value).isEmpty();
  }

  private static Schema schema(String pointer) {
    JsonNode part = SCHEMA.at(pointer);
    if (!part.isObject()) {
      part = NODES.objectNode();
    }
    ObjectNode whole = part.deepCopy();
    whole.set("$schema", SCHEMA.get("$schema"));
    whole.set("$defs", SCHEMA.get("$defs"));
    return Fixture.REGISTRY.getSchema(whole);
  }

  private List<JsonNode> accepted(String pointer, List<JsonNode> ideas) {
    List<JsonNode> accepted =
        ideas.stream()
            .filter(idea -> accepts(pointer, idea))
            .distinct()
            .limit(4L * MAX_VALUES)
            .toList();
    List<JsonNode> plain =
        accepted.stream().filter(idea -> !idea.toString().contains("$")).toList();
    return (plain.isEmpty() ? accepted : plain).stream().limit(MAX_VALUES).toList();
  }

  private List<JsonNode> ideas(String pointer) {
    JsonNode node = SCHEMA.at(pointer);
    List<JsonNode> ideas = new ArrayList<>();
    if (node.has("const")) {
      ideas.add(node.get("const"));
    }
    node.path("enum").forEach(ideas::add);
    if (node.has("default")) {
      ideas.add(node.get("default"));
    }
    node.path("examples").forEach(ideas::add);
    if (node.has("$ref")) {
      ideas.addAll(of(target(node)));
    }
    for (String key : List.of("anyOf", "oneOf", "allOf")) {
      for (int i = 0; i < node.path(key).size(); i++) {
        ideas.addAll(of(pointer + "/" + key + "/" + i));
      }
    }
    for (String key : List.of("then", "else")) {
      if (node.has(key) && !node.has("properties")) {
        ideas.addAll(of(pointer + "/" + key));
      }
    }
    Set<String> types = new LinkedHashSet<>();
    types.add(node.path("type").asText());
    node.path("type").forEach(type -> types.add(type.asText()));
    if (types.contains("integer") || types.contains("number")) {
      ideas.addAll(List.of(NODES.numberNode(1), NODES.numberNode(2)));
      Stream.of("minimum", "maximum").filter(node::has).map(node::get).forEach(ideas::add);
      ideas.addAll(List.of(NODES.numberNode(0.5), NODES.numberNode(0.25)));
    }
    if (types.contains("boolean")) {
      ideas.addAll(List.of(NODES.booleanNode(true), NODES.booleanNode(false)));
    }
    if (types.contains("string")) {
      ideas.addAll(List.of(NODES.textNode("x"), NODES.textNode("$x")));
    }
    if (types.contains("array")) {
      ideas.addAll(lists(pointer, node));
    }
    if (types.contains("object") || node.has("properties")) {
      ideas.addAll(objectIdeas(pointer, Set.of(), pointer));
    }
    return ideas;
  }

  private List<JsonNode> lists(String pointer, JsonNode node) {
    int first = node.path("prefixItems").size();
    int least = Math.max(first + 1, node.path("minItems").asInt(0));
    ArrayNode list = NODES.arrayNode();
    ArrayNode shorter = NODES.arrayNode();
    for (int i = 0; i < least; i++) {
      List<JsonNode> elements = of(elementPart(pointer, node, i));
      int different = i < first ? 0 : i - first;
      if (different < elements.size()) {
        list.add(elements.get(different));
        if (i < least - 1) {
          shorter.add(elements.get(different));
        }
      }
    }
    return List.of(list, shorter);
  }

  /** The schema of one element of a list. */
  static String elementPart(String pointer, JsonNode node, int index) {
    return index < node.path("prefixItems").size()
        ? pointer + "/prefixItems/" + index
        : pointer + "/items";
  }

  private List<JsonNode> objectIdeas(String pointer, Set<String> names, String part) {
    Set<Set<String>> wanted = new LinkedHashSet<>();
    requirements(SCHEMA.at(pointer), new LinkedHashSet<>(names), wanted);
    Map<String, List<JsonNode>> values = new HashMap<>();
    members(part, values);
    members(pointer, values);
    if (!names.contains(EXTENDS)) {
      values.remove(EXTENDS);
    }
    Set<JsonNode> ideas = new LinkedHashSet<>();
    for (Set<String> set : wanted) {
      ideas.addAll(objects(set, values));
    }
    // What else an object needs may depend on another member, such as the format of data.
    for (Map.Entry<String, List<JsonNode>> member : values.entrySet()) {
      for (Set<String> set : wanted) {
        boolean isPlain = member.getValue().stream().noneMatch(JsonNode::isContainerNode);
        if (set.contains(member.getKey()) || !(isPlain || set.isEmpty())) {
          continue;
        }
        Set<String> more = new LinkedHashSet<>(set);
        more.add(member.getKey());
        ideas.addAll(objects(more, values));
      }
    }
    return List.copyOf(ideas);
  }

  /** Objects with these members: with the first value of each, then with others of one. */
  private static List<JsonNode> objects(Set<String> names, Map<String, List<JsonNode>> values) {
    ObjectNode plain = NODES.objectNode();
    for (String name : names) {
      List<JsonNode> possible = values.getOrDefault(name, List.of());
      if (possible.isEmpty()) {
        return List.of();
      }
      plain.set(name, possible.get(0));
    }
    List<JsonNode> objects = new ArrayList<>(List.of(plain));
    for (String name : names) {
      for (JsonNode value : values.get(name)) {
        objects.add(plain.deepCopy().set(name, value));
      }
    }
    return objects;
  }

  private void members(String pointer, Map<String, List<JsonNode>> values) {
    JsonNode node = SCHEMA.at(pointer);
    for (String name : SchemaWalk.names(node.path("properties"))) {
      values
          .computeIfAbsent(name, n -> new ArrayList<>())
          .addAll(of(Pointers.child(pointer + "/properties", name)));
    }
    if (node.path("additionalProperties").isObject()) {
      values.put(freeName(node), of(pointer + "/additionalProperties"));
    }
    for (String key : List.of("then", "else", "if")) {
      if (node.has(key)) {
        members(pointer + "/" + key, values);
      }
    }
    for (int i = 0; i < node.path("allOf").size(); i++) {
      members(pointer + "/allOf/" + i, values);
    }
  }

  /** Sets of members that might be enough, by what the schema and its alternatives require. */
  private static void requirements(JsonNode node, Set<String> sofar, Set<Set<String>> wanted) {
    Set<String> names = new LinkedHashSet<>(sofar);
    node.path("required").forEach(name -> names.add(name.textValue()));
    wanted.add(names);
    if (node.path("additionalProperties").isObject()) {
      Set<String> free = new LinkedHashSet<>(names);
      free.add(freeName(node));
      wanted.add(free);
    }
    for (String key : List.of("oneOf", "anyOf", "allOf")) {
      node.path(key).forEach(branch -> requirements(branch, names, wanted));
    }
    Set<String> asked = union(names, node.path("if").path("required"));
    for (String key : List.of("if", "then")) {
      if (node.path(key).isObject()) {
        requirements(node.path(key), asked, wanted);
        requirements(node.path("if"), union(names, node.path(key).path("required")), wanted);
      }
    }
    if (node.path("else").isObject()) {
      requirements(node.path("else"), names, wanted);
    }
    for (JsonNode dependent : node.path("dependentSchemas")) {
      requirements(dependent, names, wanted);
    }
  }

  private static Set<String> union(Set<String> names, JsonNode more) {
    Set<String> union = new LinkedHashSet<>(names);
    more.forEach(name -> union.add(name.textValue()));
    return union;
  }
}
