package org.zwicky.spacefile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Walks the schema and finds, for each of its parts, documents in which that part has a say. Knows
 * nothing of what the schema says, so that a new field is found without a change here.
 */
final class SchemaWalk {

  /** Layers inside layers, but no deeper. */
  private static final int MAX_RECURSION = 2;

  private static final int MAX_PARENTS = 3;
  private static final int MAX_DOCUMENTS = 12;

  /**
   * A place in a document.
   *
   * @param schema pointer of the schema's part that describes it
   * @param pointer of the place in the document
   * @param isOuter whether no other part leads to this one at the same place, as by {@code $ref}
   * @param wrap makes the document of the value at the place
   * @param values that the part accepts, at least one
   */
  record Site(
      String schema,
      String pointer,
      boolean isOuter,
      UnaryOperator<JsonNode> wrap,
      List<JsonNode> values) {

    @Override
    public String toString() {
      return pointer + " of " + document();
    }

    /** A document that has a good value here. */
    ObjectNode document() {
      return document(values.get(0));
    }

    ObjectNode document(JsonNode value) {
      return (ObjectNode) wrap.apply(value.deepCopy());
    }

    /** A document that has nothing here; the place is a member of an object. */
    ObjectNode documentWithout() {
      ObjectNode document = document();
      String name = pointer.substring(pointer.lastIndexOf('/') + 1);
      ((ObjectNode) document.at(Pointers.parent(pointer))).remove(Pointers.unescape(name));
      return document;
    }
  }

  private final SchemaInstances instances = new SchemaInstances();
  private final Map<String, List<Site>> sites = new LinkedHashMap<>();
  private final Deque<String> stack = new ArrayDeque<>();

  private SchemaWalk() {}

  /** The places that each part of the schema describes, by the part's pointer. */
  static Map<String, List<Site>> sites() {
    SchemaWalk walk = new SchemaWalk();
    walk.walk("", "", true, UnaryOperator.identity());
    return walk.sites;
  }

  private void walk(String schema, String pointer, boolean isOuter, UnaryOperator<JsonNode> wrap) {
    JsonNode node = SchemaInstances.SCHEMA.at(schema);
    List<JsonNode> good = instances.of(schema);
    if (stack.stream().filter(schema::equals).count() >= MAX_RECURSION || !node.isObject()) {
      return;
    }
    stack.push(schema);
    if (!good.isEmpty()) {
      List<Site> same = sites.computeIfAbsent(schema, s -> new ArrayList<>());
      if (same.stream().filter(site -> site.pointer().equals(pointer)).count() < MAX_DOCUMENTS) {
        same.add(new Site(schema, pointer, isOuter, wrap, good));
      }
    }
    if (node.has("$ref")) {
      walk(SchemaInstances.target(node), pointer, false, wrap);
    }
    for (String key : List.of("anyOf", "oneOf", "allOf")) {
      for (int i = 0; i < node.path(key).size() && !node.has("properties"); i++) {
        walk(schema + "/" + key + "/" + i, pointer, false, wrap);
      }
    }
    for (String key : List.of("then", "else")) {
      if (node.has(key) && !node.has("properties")) {
        walk(schema + "/" + key, pointer, false, wrap);
      }
    }
    walkArray(schema, node, pointer, wrap);
    if (node.has("properties") || node.has("additionalProperties")) {
      walkObject(schema, schema, pointer, wrap);
    }
    stack.pop();
  }

  private void walkArray(
      String schema, JsonNode node, String pointer, UnaryOperator<JsonNode> wrap) {
    for (JsonNode list : instances.of(schema).stream().limit(1).toList()) {
      for (int i = 0; i < list.size(); i++) {
        int index = i;
        String part = SchemaInstances.elementPart(schema, node, i);
        walk(
            part,
            Pointers.child(pointer, i),
            true,
            value -> {
              ArrayNode copy = list.deepCopy();
              copy.set(index, value);
              return wrap.apply(copy);
            });
      }
    }
  }

  /** Walks the members that {@code part} speaks of, which is the object's schema or inside it. */
  private void walkObject(
      String object, String part, String pointer, UnaryOperator<JsonNode> wrap) {
    JsonNode node = SchemaInstances.SCHEMA.at(part);
    for (String name : names(node.path("properties"))) {
      String child = Pointers.child(part + "/properties", name);
      JsonNode said = SchemaInstances.SCHEMA.at(child);
      boolean isWhole = object.equals(part) || said.has("$ref") || said.has("properties");
      if (isWhole) {
        walkMember(object, part, name, child, pointer, wrap);
      }
    }
    if (node.path("additionalProperties").isObject()) {
      walkMember(
          object,
          part,
          SchemaInstances.freeName(node),
          part + "/additionalProperties",
          pointer,
          wrap);
    }
    for (String key : List.of("then", "else")) {
      if (node.has(key)) {
        walkObject(object, part + "/" + key, pointer, wrap);
      }
    }
    for (int i = 0; i < node.path("allOf").size(); i++) {
      walkObject(object, part + "/allOf/" + i, pointer, wrap);
    }
  }

  private void walkMember(
      String object,
      String part,
      String name,
      String child,
      String pointer,
      UnaryOperator<JsonNode> wrap) {
    for (ObjectNode parent : parents(object, instances.objects(object, part, name))) {
      walk(
          child,
          Pointers.child(pointer, name),
          true,
          value -> wrap.apply(parent.deepCopy().set(name, value)));
    }
  }

  /**
   * The plainest ones; before them the plainest for which the object's if decides otherwise, so
   * that both kinds of documents are tried.
   */
  private List<ObjectNode> parents(String object, List<ObjectNode> plainestFirst) {
    List<ObjectNode> parents = new ArrayList<>(plainestFirst.stream().limit(MAX_PARENTS).toList());
    if (!parents.isEmpty() && SchemaInstances.SCHEMA.at(object).has("if")) {
      boolean holds = instances.accepts(object + "/if", parents.get(0));
      plainestFirst.stream()
          .skip(parents.size())
          .filter(parent -> instances.accepts(object + "/if", parent) != holds)
          .findFirst()
          .ifPresent(other -> parents.add(0, other));
    }
    return parents;
  }

  static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
