package org.zwicky.spacefile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.zwicky.PropertySeed;
import org.zwicky.space.Assignment;

class SearchSpaceFilePropertiesTest {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Schema SCHEMA = Fixture.schema();
  private static final List<Path> EXAMPLES =
      List.of(Path.of("search-spaces/quickstart.json"), Path.of("search-spaces/galaxy-zoo1.json"));

  @Property(tries = 400, seed = PropertySeed.SEED)
  void aChangedFileIsReadAsTheSchemaSaysOrItsProblemsArePointedOut(@ForAll long seed)
      throws Exception {
    Random random = new Random(seed);
    ObjectNode file = example(random);
    for (int i = 0; i <= random.nextInt(4); i++) {
      change(file, random);
    }
    try {
      SearchSpaceFile read = SearchSpaceReader.readJson(JsonDialect.write(file));
      assertThat(SearchSpaceReader.readJson(read.json())).isEqualTo(read);
      assertThat(SCHEMA.validate(read.json(), InputFormat.JSON)).as(read.json()).isEmpty();
      for (int i = 0; i < 10; i++) {
        Assignment assignment =
            read.space().assign(parameter -> parameter.atCoordinate(random.nextDouble()));
        assertThat(read.blueprint().orElseThrow().resolve(assignment)).isNotNull();
      }
    } catch (InvalidSearchSpaceException e) {
      assertThat(e.problems()).isNotEmpty();
      assertThat(e.problems())
          .allSatisfy(
              problem -> {
                assertThat(problem.pointer()).startsWith("/");
                assertThat(problem.line()).isPositive();
                assertThat(problem.message()).isNotBlank();
              });
    }
  }

  @Property(tries = 300, seed = PropertySeed.SEED)
  void aCutOrGarbledTextIsReadOrItsPlaceIsPointedOut(@ForAll long seed) throws Exception {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder(Files.readString(EXAMPLES.get(random.nextInt(2))));
    for (int i = 0; i <= random.nextInt(3); i++) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(3)) {
        case 0 -> text.setLength(at + 1);
        case 1 -> text.deleteCharAt(at);
        default -> text.setCharAt(at, "{}[]\",:$0a\\\u0000é".charAt(random.nextInt(13)));
      }
    }
    try {
      assertThat(SearchSpaceReader.readJson(text.toString()).name()).isNotBlank();
    } catch (InvalidSearchSpaceException e) {
      assertThat(e.problems()).isNotEmpty().allMatch(problem -> problem.line() > 0);
    }
  }

  @Property(tries = 200, seed = PropertySeed.SEED)
  void anOverrideIsAppliedOrPointedOut(@ForAll long seed) throws Exception {
    Random random = new Random(seed);
    List<String> overrides = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      List<String> path = new ArrayList<>();
      JsonNode at = example(random);
      while (at.isContainerNode() && !at.isEmpty() && random.nextInt(6) > 0) {
        int step = random.nextInt(at.size());
        List<String> names = new ArrayList<>();
        at.fieldNames().forEachRemaining(names::add);
        path.add(at.isArray() ? Integer.toString(step) : names.get(step));
        at = at.isArray() ? at.get(step) : at.get(names.get(step));
      }
      overrides.add(String.join(".", path) + "=" + replacement(random));
    }
    try {
      SearchSpaceFile read = SearchSpaceReader.read(EXAMPLES.get(0), overrides);
      assertThat(SearchSpaceReader.readJson(read.json())).isEqualTo(read);
    } catch (InvalidSearchSpaceException e) {
      assertThat(e.problems()).isNotEmpty();
    }
  }

  private static ObjectNode example(Random random) throws Exception {
    String text = Files.readString(EXAMPLES.get(random.nextInt(EXAMPLES.size())));
    return LocatedTreeReader.read(text, new ProblemCollector()).orElseThrow().root();
  }

  /** Deletes, renames or replaces a node anywhere in the tree. */
  private static void change(ObjectNode root, Random random) {
    List<JsonNode> containers = new ArrayList<>();
    collect(root, containers);
    JsonNode container = containers.get(random.nextInt(containers.size()));
    if (container.isEmpty()) {
      return;
    }
    int at = random.nextInt(container.size());
    if (container instanceof ArrayNode array) {
      if (random.nextBoolean()) {
        array.remove(at);
      } else {
        array.set(at, replacement(random));
      }
      return;
    }
    ObjectNode object = (ObjectNode) container;
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    String name = names.get(at);
    switch (random.nextInt(3)) {
      case 0 -> object.remove(name);
      case 1 -> object.set(name + "s/~", object.remove(name));
      default -> object.set(name, replacement(random));
    }
  }

  private static void collect(JsonNode node, List<JsonNode> containers) {
    if (node.isContainerNode()) {
      containers.add(node);
      node.forEach(child -> collect(child, containers));
    }
  }

  private static JsonNode replacement(Random random) {
    return switch (random.nextInt(14)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.numberNode(-1);
      case 2 -> NODES.numberNode(0);
      case 3 -> NODES.numberNode(1e308);
      case 4 -> NODES.numberNode(Long.MAX_VALUE);
      case 5 -> NODES.textNode("");
      case 6 -> NODES.textNode("$filters");
      case 7 -> NODES.textNode("$");
      case 8 -> NODES.arrayNode();
      case 9 -> NODES.arrayNode().add(1).add("x").add(NODES.objectNode());
      case 10 -> NODES.objectNode();
      case 11 -> NODES.objectNode().put("ref", "$kernel").put("growth", 3);
      case 12 -> NODES.objectNode().put("imbalance", "none").put("kernel", 3);
      default -> NODES.booleanNode(random.nextBoolean());
    };
  }
}
