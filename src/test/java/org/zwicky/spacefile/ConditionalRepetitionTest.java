package org.zwicky.spacefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.zwicky.candidate.network.ConvSpec;
import org.zwicky.candidate.network.DenseSpec;
import org.zwicky.space.Assignment;

/** Parameters that are switched on for those layers alone that need them. */
class ConditionalRepetitionTest {

  private static final String WIDTHS =
      """
      "count": { "int": [1, 3] },
      "first": { "int": [8, 32] },
      "second": { "int": [8, 32], "when": { "count": { ">=": 2 } } },
      "third": { "int": [8, 32], "when": { "count": 3 } }
      """;

  private static String file(String parameters, String network) {
    return """
        { "data": { "format": "synthetic" }, "parameters": { %s }, "network": [ %s ],
          "training": { "epochs": 1 } }
        """
        .formatted(parameters, network);
  }

  private static String widths(String list) {
    return file(
        WIDTHS,
        "{ \"repeat\": \"$count\", \"layers\": [ { \"conv\": { \"filters\": %s } } ] }"
            .formatted(list));
  }

  @Test
  void givesEachLayerAParameterOfItsOwn() {
    SearchSpaceFile file =
        SearchSpaceReader.readJson(widths("[\"$first\", \"$second\", \"$third\"]"));
    Random random = new Random(5);
    for (int i = 0; i < 100; i++) {
      Assignment assignment = file.space().draw(random);

      List<Integer> filters =
          file.blueprint().orElseThrow().resolve(assignment).network().layers().stream()
              .map(layer -> ((ConvSpec) layer).filters())
              .toList();

      assertThat(filters).hasSize((int) assignment.integer("count"));
      assertThat(filters.get(0)).isEqualTo((int) assignment.integer("first"));
      if (filters.size() == 3) {
        assertThat(filters.get(2)).isEqualTo((int) assignment.integer("third"));
      }
    }
  }

  @Test
  void noticesAParameterThatIsNotThereForItsLayer() {
    List<Problem> problems = Fixture.problems(widths("[\"$first\", \"$third\", \"$second\"]"));

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).pointer()).isEqualTo("/network/0/layers/0/conv/filters");
    assertThat(problems.get(0).message()).contains("only when count is 3");
  }

  @Test
  void takesALayerThatIsThereOnlyWithItsParameter() {
    SearchSpaceFile file =
        SearchSpaceReader.readJson(
            file(
                """
                "head": { "choice": ["dense", "none"] },
                "units": { "int": [16, 64], "when": { "head": "dense" } }
                """,
                """
                { "globalPool": {} },
                { "repeat": "if($head == 'dense', 1, 0)", "layers": [ { "dense": { "units": "$units" } } ] }
                """));
    Random random = new Random(5);
    for (int i = 0; i < 50; i++) {
      Assignment assignment = file.space().draw(random);

      assertThat(
              file.blueprint().orElseThrow().resolve(assignment).network().layers().stream()
                  .filter(DenseSpec.class::isInstance))
          .hasSize(assignment.text("head").equals("dense") ? 1 : 0);
    }
  }

  @Test
  void calculatesOnlyForCountsThatTheRepetitionHas() {
    // In the third repetition the count is 3, so nothing is divided by 0.
    String json =
        file(
            "\"count\": { \"int\": [2, 4] }",
            """
            { "repeat": "$count", "layers": [ { "repeat": "$count - 2", "layers": [
              { "conv": { "filters": "round(16 / ($count - 2))" } } ] } ] },
            { "globalPool": {} }
            """);

    assertThatCode(() -> SearchSpaceReader.readJson(json)).doesNotThrowAnyException();
  }

  @Test
  void followsConditionsOfConditions() {
    String parameters =
        """
        "deep": { "boolean": true },
        "count": { "int": [1, 2] },
        "extra": { "choice": ["a", "b"], "when": { "count": 2 } },
        "width": { "int": [4, 8], "when": { "extra": ["a", "b"], "count": 2 } }
        """;
    String network =
        """
        { "repeat": "$count", "layers": [ { "conv": { "filters": [8, "$width"], "batchNorm": "$deep" } } ] }
        """;

    assertThatCode(() -> SearchSpaceReader.readJson(file(parameters, network)))
        .doesNotThrowAnyException();
  }
}
