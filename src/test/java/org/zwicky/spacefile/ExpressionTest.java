package org.zwicky.spacefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zwicky.spacefile.Fixture.assertOnlyProblem;
import static org.zwicky.spacefile.Fixture.file;

import com.networknt.schema.InputFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zwicky.candidate.network.ConvSpec;
import org.zwicky.candidate.network.LayerSpec;
import org.zwicky.candidate.training.ImbalanceKind;
import org.zwicky.candidate.training.TrialSpec;
import org.zwicky.space.Assignment;

class ExpressionTest {

  private static final String PARAMETERS =
      """
      { "filters": { "choice": [8, 12] }, "blocks": { "int": [1, 3] }, "zero": { "int": [0, 4] },
        "kind": { "choice": ["relu", "elu"] }, "größe-2": { "choice": [3, 5] },
        "on": { "boolean": true }, "extra": { "int": [4, 8], "when": { "on": true } },
        "block": { "choice": [{ "filters": 4, "kernel": 3 }, { "filters": 8, "kernel": 5 }] } }
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          $filters * 2                   | 16
          2 * $filters                     | 16
          round($filters * 1.55)           | 12
          max($filters, 10) + 2            | 12
          $größe-2 * 2                     | 6
          $größe-2-1                       | 2
          $block.filters * $block.kernel   | 40
          if($on, $filters, 3)             | 3
          """)
  void takesExpressionsForNumbers(String expression, int value) {
    String json = use(expression, "{}");
    SearchSpaceFile file = SearchSpaceReader.readJson(json);

    assertThat(Fixture.schema().validate(json, InputFormat.JSON)).isEmpty();
    assertThat(conv(file, assignment()).filters()).isEqualTo(value);
  }

  @Test
  void takesExpressionsForFlagsAndTextsAndWithinRepetitions() {
    String json =
        file(
            PARAMETERS,
            """
            [{ "repeat": "$blocks + 1", "layers": [
               { "conv": { "filters": { "ref": "$filters * 2", "growth": "if($on, 2, 1)" }, "kernel": { "first": "$größe-2 + 2", "rest": 1 },
                           "batchNorm": "$blocks > 2", "activation": "if($on, $kind, 'selu')" } } ] },
             { "dropout": "$zero / 10 + $extra * 0" }, { "conv": { "filters": "$block.filters" } }, { "dense": { "units": "$filters" } }]
            """,
            "{}");
    SearchSpaceFile file = SearchSpaceReader.readJson(json);
    List<LayerSpec> layers =
        file.blueprint().orElseThrow().resolve(assignment()).network().layers();
    ConvSpec second = (ConvSpec) layers.get(1);

    // Three repetitions; the dropout is left out, because extra is switched off.
    assertThat(layers).hasSize(5);
    assertThat(second.filters()).isEqualTo(16);
    assertThat(second.batchNorm()).isFalse();
    assertThat(second.activation().name()).isEqualTo("SELU");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          $filters * 1.3        | needs a whole number from 1 to 65536, but it is 10.4 where filters is 8 (and 1 other value); write "round($filters * 1.3)".
          $filters - 8          | but it is 0 where filters is 8
          $filters / $zero      | has no value where filters is 8 and zero is 0: it divides by zero.
          $filters * $kind      | has no value where filters is 8 and kind is "relu": "*" takes numbers, not "relu".
          $filters > 3          | but it is true where filters is 8
          $filters *            | ends where a value should follow at character 10 of "$filters *"
          $filters * (2         | lacks a closing bracket
          2 * $fliters          | "fliters" that is not defined at character 5 of "2 * $fliters"; did you mean "$filters"? (there are
          $block.kernal         | but "block" has no such member; did you mean "$block.kernel"?
          $filters.size + 1     | its values are no objects
          sin($filters)         | "sin", which is no function (there are abs, ceil
          $block                | found an object
          $extra + 1            | is needed in every trial, but "$extra + 1" has a value only when on is true; take that "when" out
          """)
  void findsWhatIsWrongBeforeAnyTrial(String expression, String message) {
    assertThat(Fixture.problems(use(expression, "{}")))
        .anySatisfy(
            problem -> {
              assertThat(problem.pointer()).startsWith("/network/0/conv/filters");
              assertThat(problem.message()).contains(message);
              assertThat(problem.line()).isPositive();
            });
  }

  @Test
  void takesAnObjectOfAChoiceWhereAnObjectIsExpected() {
    String json =
        file(
            """
            { "conv": { "choice": [{ "filters": 4 }, { "filters": 8, "kernel": 5 }] },
              "imbalance": { "choice": ["none", { "type": "focal", "gamma": 3 }] },
              "head": { "choice": [{ "dense": { "units": 5 } }, { "dropout": 0.5 }] } }
            """,
            "[{ \"conv\": \"$conv\" }, \"$head\"]",
            "{ \"imbalance\": \"$imbalance\" }");
    SearchSpaceFile file = SearchSpaceReader.readJson(json);
    TrialSpec trial =
        file.blueprint()
            .orElseThrow()
            .resolve(
                new Assignment(
                    Map.of(
                        "conv", Map.of("filters", 8, "kernel", 5),
                        "imbalance", Map.of("type", "focal", "gamma", 3),
                        "head", Map.of("dropout", 0.5))));

    assertThat(Fixture.schema().validate(json, InputFormat.JSON)).isEmpty();
    assertThat(((ConvSpec) trial.network().layers().get(0)).kernel()).isEqualTo(5);
    assertThat(trial.network().layers()).hasSize(2);
    assertThat(trial.training().imbalance().type()).isEqualTo(ImbalanceKind.FOCAL);
    assertThat(SearchSpaceReader.readJson(file.json())).isEqualTo(file);
  }

  @Test
  void checksEveryObjectOfAChoice() {
    assertOnlyProblem(
        file(
            """
            { "conv": { "choice": [{ "filters": 4 }, { "filters": 8, "kernal": 5 }] } }
            """,
            "[{ \"conv\": \"$conv\" }]",
            "{}"),
        "/network/0/conv/kernal",
        "did you mean \"kernel\"?",
        "($conv is {\"filters\":8,\"kernal\":5})");
  }

  @Test
  void aRuleAmongTheNamesKeepsAnExpressionInItsRange() {
    String json =
        "{ \"data\": { \"format\": \"synthetic\" }, \"parameters\": { \"a\": { \"int\": [0, 3] } }, \"constraints\": [\"a > 0\"],"
            + " \"network\": [{ \"dense\": { \"units\": \"12 / $a\" } }], \"training\": {} }";

    assertThat(SearchSpaceReader.readJson(json).space().constraints()).hasSize(1);
  }

  private static String use(String filters, String training) {
    StringBuilder others = new StringBuilder();
    for (String name : List.of("filters", "blocks", "zero", "größe-2", "block.kernel", "extra")) {
      others.append(", { \"dropout\": \"$").append(name).append(" / 100\" }");
    }
    return file(
        PARAMETERS,
        "[{ \"conv\": { \"filters\": \"%s\" } }%s, { \"activation\": \"$kind\" }]"
            .formatted(filters.replace("\"", "\\\""), others),
        training);
  }

  private static ConvSpec conv(SearchSpaceFile file, Assignment assignment) {
    return (ConvSpec) file.blueprint().orElseThrow().resolve(assignment).network().layers().get(0);
  }

  private static Assignment assignment() {
    return new Assignment(
        Map.of(
            "filters", 8,
            "blocks", 2,
            "zero", 1,
            "kind", "relu",
            "größe-2", 3,
            "on", false,
            "block", Map.of("filters", 8, "kernel", 5)));
  }
}
