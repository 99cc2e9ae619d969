package org.zwicky.space.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.zwicky.network.FeatureShape;
import org.zwicky.space.Assignment;

class ExampleFilesTest {

  private static final Path SCHEMA = Fixture.SCHEMA;

  /** Its images are used as they are, 28×28; those of all others become 64×64. */
  private static final String SMALL = "fashion-mnist";

  private static final Pattern KNOWN = Pattern.compile("\\(known here: ([^)]*)\\)");

  static Stream<Path> examples() throws Exception {
    try (Stream<Path> files = Files.list(SCHEMA.getParent().getParent())) {
      return files.filter(Files::isRegularFile).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void fitsTheSchema(Path example) throws Exception {
    assertThat(Fixture.schema().validate(tree(Files.readString(example)))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void isReadWithoutProblemsAndNamedAsItsFile(Path example) {
    SearchSpaceFile file = SearchSpaceReader.read(example);

    assertThat(example.getFileName()).hasToString(file.name() + ".json");
    file.data()
        .ifPresent(
            data ->
                assertThat(data.crop().isPresent() || data.resize().isPresent())
                    .isEqualTo(!SMALL.equals(file.name())));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void givesATrialForEveryAssignment(Path example) {
    SearchSpaceFile file = SearchSpaceReader.read(example);
    Random random = new Random(7);
    for (int i = 0; i < 300; i++) {
      Assignment assignment = file.space().assign(p -> p.atCoordinate(random.nextDouble()));
      assertThatCode(() -> file.blueprint().ifPresent(network -> network.resolve(assignment)))
          .doesNotThrowAnyException();
      file.command()
          .ifPresent(
              command ->
                  assertThat(command.resolve(assignment))
                      .allSatisfy(word -> assertThat(word).isNotEmpty().doesNotContain("${")));
    }
    if (file.command().isEmpty()) {
      int side = SMALL.equals(file.name()) ? 28 : 64;
      assertThat(file.checkShapes(FeatureShape.image(1, side, side), 10).infeasible()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void comesBackTheSameFromItsCanonicalJson(Path example) throws Exception {
    SearchSpaceFile file = SearchSpaceReader.read(example);
    SearchSpaceFile again = SearchSpaceReader.readJson(file.json());

    assertThat(again).isEqualTo(file);
    assertThat(file.json()).doesNotContain("//", "$schema");
    assertThat(Fixture.schema().validate(tree(file.json()))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /properties                                | {"Q":1}
          /$defs/data/properties                     | {"data":{"Q":1}}
          /$defs/split/properties                    | {"data":{"split":{"Q":1}}}
          /$defs/synthetic/properties                | {"data":{"format":"synthetic","synthetic":{"Q":1}}}
          /$defs/objective/properties                | {"objective":{"Q":1}}
          /$defs/commandObjective/properties         | {"command":["x"],"objective":{"Q":1}}
          /$defs/sweep/properties                    | {"sweep":{"Q":1}}
          /$defs/medianPruner/properties             | {"sweep":{"pruner":{"type":"median","Q":1}}}
          /$defs/ashaPruner/properties               | {"sweep":{"pruner":{"type":"asha","Q":1}}}
          /$defs/hyperbandPruner/properties          | {"sweep":{"pruner":{"type":"hyperband","Q":1}}}
          /$defs/pruner/anyOf/5/properties           | {"sweep":{"pruner":{"type":"patient","Q":1}}}
          /$defs/parameterKinds/properties           | {"parameters":{"x":{"Q":1}}}
          /$defs/training/properties                 | {"training":{"Q":1}}
          /$defs/imbalance/properties                | {"training":{"imbalance":{"Q":1}}}
          /$defs/training/properties/earlyStopping/properties | {"training":{"earlyStopping":{"Q":1}}}
          /$defs/conv/properties                     | {"network":[{"conv":{"Q":1}}]}
          /$defs/pool/properties                     | {"network":[{"pool":{"Q":1}}]}
          /$defs/globalPool/properties               | {"network":[{"globalPool":{"Q":1}}]}
          /$defs/dense/properties                    | {"network":[{"dense":{"Q":1}}]}
          /$defs/dropoutObject/properties            | {"network":[{"dropout":{"Q":1}}]}
          /$defs/activationObject/properties         | {"network":[{"activation":{"Q":1}}]}
          /$defs/growing/properties                  | {"network":[{"repeat":1,"layers":[{"dense":{"units":{"ref":1,"Q":1}}}]}]}
          /$defs/firstRest/properties                | {"network":[{"repeat":1,"layers":[{"dense":{"units":{"first":1,"Q":1}}}]}]}
          """)
  void knowsTheSameFieldsInSchemaAndReader(String pointer, String json) throws Exception {
    assertThat(knownToReader(json)).isEqualTo(knownToSchema(pointer));
  }

  @Test
  void knowsTheSameLayersInSchemaAndReader() throws Exception {
    TreeSet<String> layers = knownToReader("{\"network\":[{\"Q\":1}]}");
    layers.addAll(knownToReader("{\"network\":[{\"repeat\":1,\"Q\":1}]}"));

    assertThat(layers).isEqualTo(knownToSchema("/$defs/layer/properties"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /$defs/conv/properties/activation/anyOf/0/enum | {"network":[{"conv":{"activation":"Q"}}]}
          /$defs/conv/properties/padding/anyOf/0/enum    | {"network":[{"conv":{"padding":"Q"}}]}
          /$defs/pool/properties/type/anyOf/0/enum       | {"network":[{"pool":{"type":"Q"}}]}
          /$defs/training/properties/updater/anyOf/0/enum | {"training":{"updater":"Q"}}
          /$defs/training/properties/augmentation/anyOf/0/enum | {"training":{"augmentation":"Q"}}
          /$defs/imbalance/properties/type/anyOf/0/enum  | {"training":{"imbalance":{"type":"Q"}}}
          /$defs/objective/properties/metric/anyOf/0/enum | {"objective":{"metric":"Q"}}
          /$defs/objective/properties/goal/enum          | {"objective":{"goal":"Q"}}
          /$defs/sweep/properties/sampler/enum           | {"sweep":{"sampler":"Q"}}
          /$defs/pruner/anyOf/0/enum                     | {"sweep":{"pruner":"Q"}}
          /$defs/data/properties/format/enum             | {"data":{"format":"Q"}}
          /$defs/data/properties/classNames/anyOf/0/enum | {"data":{"classNames":"Q"}}
          """)
  void knowsTheSameNamesInSchemaAndReader(String pointer, String json) throws Exception {
    TreeSet<String> schema = new TreeSet<>();
    tree(Files.readString(SCHEMA)).at(pointer).forEach(name -> schema.add(name.textValue()));
    String message =
        Fixture.problems(json).stream()
            .map(Problem::message)
            .filter(text -> text.contains("but found \"Q\""))
            .findFirst()
            .orElseThrow();
    TreeSet<String> reader = new TreeSet<>();
    Matcher name = Pattern.compile("\"([^\"]+)\"").matcher(message.replace("\"Q\"", ""));
    while (name.find()) {
      reader.add(name.group(1));
    }

    assertThat(schema).isNotEmpty().isEqualTo(reader);
  }

  @Test
  void describesEveryFieldForEditors() throws Exception {
    List<String> silent = new ArrayList<>();
    JsonNode schema = tree(Files.readString(SCHEMA));
    schema
        .findValues("properties")
        .forEach(
            properties ->
                properties
                    .fields()
                    .forEachRemaining(
                        field -> {
                          JsonNode value = field.getValue();
                          if (value.isObject() && !hasDescription(schema, value)) {
                            silent.add(field.getKey());
                          }
                        }));

    assertThat(silent).isEmpty();
  }

  private static boolean hasDescription(JsonNode schema, JsonNode value) {
    String reference = value.path("$ref").asText("#/none").substring(1);
    return value.has("description")
        || schema.at(reference).has("description")
        || value.has("const");
  }

  private static TreeSet<String> knownToSchema(String pointer) throws Exception {
    TreeSet<String> names = new TreeSet<>();
    tree(Files.readString(SCHEMA)).at(pointer).fieldNames().forEachRemaining(names::add);
    assertThat(names).isNotEmpty();
    return names;
  }

  private static TreeSet<String> knownToReader(String json) {
    String message =
        Fixture.problems(json).stream()
            .filter(problem -> problem.pointer().endsWith("/Q"))
            .map(Problem::message)
            .findFirst()
            .orElseThrow();
    Matcher matcher = KNOWN.matcher(message);
    assertThat(matcher.find()).isTrue();
    return new TreeSet<>(List.of(matcher.group(1).split(", ")));
  }

  private static JsonNode tree(String text) {
    return LocatedTreeReader.read(text, new ProblemCollector()).orElseThrow().root();
  }
}
