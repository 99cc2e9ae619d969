package org.zwicky.spacefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.zwicky.spacefile.Fixture.assertOnlyProblem;
import static org.zwicky.spacefile.Fixture.problems;

import com.networknt.schema.InputFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zwicky.space.Assignment;

class LanguageTest {

  private static final String BASE =
      """
      { "name": "base", "data": { "format": "synthetic", "crop": 64 },
        "parameters": { "filters": { "int": [4, 8], "step": 2 }, "rate": { "uniform": [0, 0.5] } },
        "network": [{ "conv": { "filters": "$filters" } }, { "dropout": "$rate" }],
        "training": { "epochs": 3, "l2": 0.1 } }
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ["filters * blocks <= 20", 3]   | /constraints/1 | needs a text
          "filters > 2"                   | /constraints   | needs a list of texts
          ["filters * blocks"]            | /constraints/0 | true or false, such as "filters * blocks <= 256", but it is
          ["filters = 4 or blocks"]       | /constraints/0 | "or" takes true or false
          ["filtres < 3"]                 | /constraints/0 | did you mean "filters"?
          ["filters <"]                   | /constraints/0 | ends where a value should follow at character 9
          ["1 < 2"]                       | /constraints/0 | names no parameter
          ["filters / (blocks - 2) > 1"]  | /constraints/0 | has no value where filters is 4 and blocks is 2: it divides by zero.
          ["blocks > 0", "filters > 400"] | /constraints   | "filters > 400" alone rejects 2,000
          """)
  void checksTheConstraints(String constraints, String pointer, String message) {
    assertOnlyProblem(
        Fixture.withParameters(
                "{ \"filters\": { \"choice\": [4, 8] }, \"blocks\": { \"int\": [1, 3] } }",
                "filters / 100",
                "blocks / 10")
            .replace("\"parameters\"", "\"constraints\": " + constraints + ", \"parameters\""),
        pointer,
        message);
  }

  @Test
  void aConstraintOfWhichAParameterIsSwitchedOffDoesNotApply() {
    var space =
        SearchSpaceJson.read(
            """
            { "parameters": { "on": { "boolean": true }, "x": { "int": [1, 3], "when": { "on": true } } },
              "constraints": ["x > 2 and on"] }
            """);

    assertThat(space.contains(new Assignment(Map.of("on", false)))).isTrue();
    assertThat(space.contains(new Assignment(Map.of("on", true, "x", 3)))).isTrue();
    assertThat(space.contains(new Assignment(Map.of("on", true, "x", 2)))).isFalse();
  }

  @Test
  void readsEveryKindOfCondition() {
    String parameters =
        """
        { "blocks": { "int": [1, 4] }, "rate": { "uniform": [0, 1] }, "kind": { "choice": ["a", "b", "c"] },
          "x": { "constant": 0.1, "when": { "blocks": { ">=": 3 }, "kind": { "not": ["a", "b"] } } },
          "y": { "constant": 0.2, "when": [{ "blocks": 1 }, { "rate": { ">": 0.2, "<": 0.5 } }] },
          "z": { "constant": 0.3, "when": { "x": 0.1 } } }
        """;
    var space = SearchSpaceJson.read("{ \"parameters\": " + parameters + " }");

    assertThat(space.contains(all(3, 0.3, "c", "x", "y", "z"))).isTrue();
    assertThat(space.contains(all(3, 0.2, "c", "x", "z"))).isTrue();
    assertThat(space.contains(all(1, 0.9, "c", "y"))).isTrue();
    assertThat(space.contains(all(4, 0.9, "a"))).isTrue();
    assertThat(space.contains(all(4, 0.9, "a", "z"))).isFalse();
    assertThat(space.combinations()).isEmpty();
    assertThat(space.parameter("y").orElseThrow().condition().orElseThrow())
        .hasToString("blocks is 1, or rate < 0.5 and rate > 0.2");
  }

  @Test
  void extendsAnotherFile() throws Exception {
    Files.writeString(folder.resolve("base.json"), BASE);
    Files.writeString(
        folder.resolve("middle.json"),
        "{ \"extends\": \"base.json\", \"training\": { \"epochs\": 5, \"l2\": null } }");
    Path file = folder.resolve("mine.json");
    String mine =
        """
        { "extends": "./middle.json",
          "parameters": { "filters": { "choice": [16] }, "rate": null, "units": 7 },
          "network": [{ "conv": { "filters": "$filters" } }, { "dense": { "units": "$units" } }] }
        """;
    Files.writeString(file, mine);
    SearchSpaceFile read = SearchSpaceReader.read(file, List.of("training.batchSize=8"));

    assertThat(read.name()).isEqualTo("mine");
    assertThat(read.space().parameters()).hasSize(2);
    assertThat(read.json()).contains("\"epochs\" : 5", "\"batchSize\" : 8", "\"crop\" : 64");
    assertThat(read.json()).doesNotContain("extends", "l2", "step");
    assertThat(SearchSpaceReader.readJson(read.json())).isEqualTo(read);
  }

  @Test
  void saysInWhichFileAProblemIs() throws Exception {
    Files.writeString(folder.resolve("base.json"), BASE.replace("\"l2\": 0.1", "\"l2\": -1"));
    Path file = folder.resolve("mine.json");
    Files.writeString(file, "{ \"extends\": \"base.json\",\n\"training\": { \"epochs\": 0 } }");
    List<Problem> problems = problemsOf(file);

    assertThat(problems)
        .extracting(Problem::pointer)
        .containsExactly("/training/epochs", "/training/l2");
    assertThat(problems.get(0).file()).isEmpty();
    assertThat(problems.get(0).line()).isEqualTo(2);
    assertThat(problems.get(1).file()).endsWith("base.json");
    assertThat(problems.get(1).line()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          3                     | needs the name of a file, but found 3
          'none.json'           | There is no file
          'mine.json'           | goes in a circle: mine.json → mine.json
          'b.json'              | goes in a circle: mine.json → b.json → mine.json
          '${NOT_SET_HERE}/b'   | names the environment variable NOT_SET_HERE, which is not set
          """)
  void findsWhatCannotBeExtended(String name, String message) throws Exception {
    Path file = folder.resolve("mine.json");
    String value = name.startsWith("3") ? name : "\"" + name + "\"";
    Files.writeString(file, "{ \"extends\": " + value + " }");
    Files.writeString(folder.resolve("b.json"), "{ \"extends\": \"mine.json\" }");

    assertThat(problemsOf(file))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.pointer()).isEqualTo("/extends");
              assertThat(problem.message()).contains(message);
              assertThat(problem.line()).isEqualTo(1);
            });
  }

  @Test
  void resolvesVariablesInThePathOfTheData() throws Exception {
    String path = System.getenv("PATH");
    SearchSpaceFile file = SearchSpaceReader.readJson(hdf5("${NOT_SET_HERE:-some/where}/x.h5"));

    assertThat(file.data().orElseThrow().source().path()).hasValue(Path.of("some/where/x.h5"));
    assertThat(SearchSpaceReader.readJson(hdf5("${PATH}")).json()).contains(path);
    assertThat(SearchSpaceReader.readJson(hdf5("~/x.h5")).data().orElseThrow().source().path())
        .hasValue(Path.of(System.getProperty("user.home"), "x.h5"));
    assertOnlyProblem(hdf5("${NOT_SET_HERE}/x.h5"), "/data/path", "NOT_SET_HERE, which is not set");
  }

  @Test
  void reportsTenDifferentErrorsOfOneFileAtOnce() {
    String json =
        """
        { "data": { "format": "synthetic", "crop": 0 },
          "objective": { "metric": "macro" },
          "sweep": { "trials": "many" },
          "parameters": {
            "filters": { "choice": [8, 16] },
            "rate": { "min": 0, "max": 0.5 },
            "x": { "constant": 0.1, "when": { "filters": 9 } } },
          "constraints": ["filters * 2"],
          "network": [{ "cnv": {} }, { "conv": { "filters": "$filtres" } }, { "dense": { "units": "$filters / 3" } },
            { "dropout": "$x" }],
          "training": { "epochs": 0, "updater": "adm" } }
        """;
    List<Problem> problems = problems(json);

    assertThat(problems)
        .extracting(Problem::pointer)
        .containsExactly(
            "/data/crop",
            "/objective/metric",
            "/sweep/trials",
            "/parameters/rate",
            "/parameters/rate/min",
            "/parameters/rate/max",
            "/parameters/x/when/filters",
            "/constraints/0",
            "/network/0/cnv",
            "/network/1/conv/filters",
            "/network/2/dense/units",
            "/training/epochs",
            "/training/updater");
    assertThat(problems)
        .allSatisfy(
            problem -> {
              assertThat(problem.line()).isPositive();
              assertThat(problem.column()).isPositive();
              assertThat(problem.message()).isNotBlank();
            });
  }

  @Test
  void theSchemaKnowsTheLanguage() {
    String json =
        """
        { "extends": "base.json", "constraints": ["filters > 2"],
          "parameters": { "b": { "choice": [{ "kernel": [1, { "a": true }] }], "when": [{ "a": { "not": [1, 2] } }, { "a": { ">": 1, "<=": 3 } }] } } }
        """;

    assertThat(Fixture.schema().validate(json, InputFormat.JSON)).isEmpty();
    assertThat(
            Fixture.schema()
                .validate(json.replace("[\"filters > 2\"]", "\"filters > 2\""), InputFormat.JSON))
        .isNotEmpty();
  }

  private static Assignment all(long blocks, double rate, String kind, String... on) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("blocks", blocks);
    values.put("rate", rate);
    values.put("kind", kind);
    for (String name : on) {
      values.put(name, Map.of("x", 0.1, "y", 0.2, "z", 0.3).get(name));
    }
    return new Assignment(values);
  }

  private static String hdf5(String path) {
    return Fixture.withMembers("\"data\": { \"path\": \"" + path + "\" }");
  }

  private static List<Problem> problemsOf(Path file) {
    InvalidSearchSpaceException thrown =
        catchThrowableOfType(InvalidSearchSpaceException.class, () -> SearchSpaceReader.read(file));
    assertThat(thrown).isNotNull();
    return thrown.problems();
  }
}
