package org.zwicky.spacefile;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Parses JSON into a tree that knows the line and column of each of its parts. */
final class LocatedTreeReader {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int LONGEST_NAME = 1000;
  private static final int SHOWN = 40;

  private final String file;
  private final ProblemCollector problems;
  private final Map<String, Place> values = new HashMap<>();
  private final Map<String, Place> keys = new HashMap<>();
  private final Deque<SyntaxSlip.Open> open = new ArrayDeque<>();

  private LocatedTreeReader(String file, ProblemCollector problems) {
    this.file = file;
    this.problems = problems;
  }

  /**
   * Reads the text of a whole file.
   *
   * @return empty, with a problem noted, if it is no JSON object
   */
  static Optional<LocatedTree> read(String text, ProblemCollector problems) {
    return read(text, "", problems);
  }

  /**
   * Reads the text of a file that another one extends.
   *
   * @param file its name, for messages
   */
  static Optional<LocatedTree> read(String text, String file, ProblemCollector problems) {
    return new LocatedTreeReader(file, problems).tree(text);
  }

  /** Reads one value; empty if the text is not JSON. */
  static Optional<JsonNode> readValue(String text) {
    ProblemCollector problems = new ProblemCollector();
    Optional<JsonNode> node = new LocatedTreeReader("", problems).document(text);
    return problems.isEmpty() ? node : Optional.empty();
  }

  private Optional<LocatedTree> tree(String text) {
    Optional<JsonNode> node = document(text);
    if (node.isPresent() && !node.get().isObject()) {
      problems.add(
          "",
          Optional.ofNullable(values.get("")),
          "needs a JSON object, { … }, but found " + JsonDialect.show(node.get()) + ".");
    }
    return node.filter(JsonNode::isObject)
        .map(root -> new LocatedTree((ObjectNode) root, values, keys, new LinkedHashMap<>()));
  }

  private Optional<JsonNode> document(String text) {
    String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
    try (JsonParser parser = JsonDialect.FACTORY.createParser(withoutMark)) {
      if (parser.nextToken() == null) {
        problems.add(
            "", Optional.of(new Place(1, 1, file)), "is empty; needs a JSON object, { … }.");
        return Optional.empty();
      }
      JsonNode root = value(parser, "");
      if (parser.nextToken() != null) {
        problems.add(
            "",
            Optional.of(place(parser.currentTokenLocation())),
            "is not JSON: there is more text after the end of the object.");
        return Optional.empty();
      }
      return Optional.of(root);
    } catch (JsonProcessingException e) {
      SyntaxSlip slip = SyntaxSlip.of(withoutMark, e, Optional.ofNullable(open.peek()));
      problems.add("", Optional.of(new Place(slip.line(), slip.column(), file)), slip.message());
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Reading from memory", e);
    }
  }

  private JsonNode value(JsonParser parser, String pointer) throws IOException {
    values.put(pointer, place(parser.currentTokenLocation()));
    return switch (parser.currentToken()) {
      case START_OBJECT, START_ARRAY -> container(parser, pointer);
      case VALUE_STRING -> NODES.textNode(parser.getText());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NUMBER_INT -> integer(parser);
      case VALUE_NUMBER_FLOAT -> decimal(parser, pointer);
      default -> NODES.nullNode();
    };
  }

  private JsonNode container(JsonParser parser, String pointer) throws IOException {
    boolean isObject = parser.currentToken() == JsonToken.START_OBJECT;
    open.push(new SyntaxSlip.Open(isObject, values.get(pointer).line()));
    JsonNode node = isObject ? object(parser, pointer) : array(parser, pointer);
    open.pop();
    return node;
  }

  private ObjectNode object(JsonParser parser, String pointer) throws IOException {
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      String member = Pointers.child(pointer, name);
      Place place = place(parser.currentTokenLocation());
      if (name.length() > LONGEST_NAME) {
        problems.add(
            pointer,
            Optional.of(place),
            "holds a name of %,d characters, \"%s…\"; names have at most %d."
                .formatted(name.length(), name.substring(0, SHOWN), LONGEST_NAME));
        parser.nextToken();
        parser.skipChildren();
        continue;
      }
      if (keys.containsKey(member)) {
        problems.add(
            member,
            Optional.of(place),
            "\"%s\" stands here for the second time, the first is in line %d; keep one of them."
                .formatted(name, keys.get(member).line()));
      }
      keys.put(member, place);
      parser.nextToken();
      object.set(name, value(parser, member));
    }
    return object;
  }

  private ArrayNode array(JsonParser parser, String pointer) throws IOException {
    ArrayNode array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(parser, Pointers.child(pointer, array.size())));
    }
    return array;
  }

  private static JsonNode integer(JsonParser parser) throws IOException {
    return switch (parser.getNumberType()) {
      case INT -> NODES.numberNode(parser.getIntValue());
      case LONG -> NODES.numberNode(parser.getLongValue());
      default -> NODES.numberNode(parser.getBigIntegerValue());
    };
  }

  private JsonNode decimal(JsonParser parser, String pointer) throws IOException {
    double number = parser.getDoubleValue();
    if (!Double.isFinite(number)) {
      problems.add(pointer, Optional.of(values.get(pointer)), "is too large a number.");
      return NODES.numberNode(Double.MAX_VALUE);
    }
    return NODES.numberNode(number);
  }

  private Place place(JsonLocation location) {
    return new Place(Math.max(0, location.getLineNr()), Math.max(0, location.getColumnNr()), file);
  }
}
