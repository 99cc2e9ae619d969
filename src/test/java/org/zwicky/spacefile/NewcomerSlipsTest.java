package org.zwicky.spacefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zwicky.spacefile.Fixture.problems;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people write who know another system, or nearly this one. */
class NewcomerSlipsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "macroF1"             | "f1_macro"          | metric | did you mean "macroF1"?
          "metric": "macroF1"   | "direction": "maximize", "metric": "macroF1" | direction | did you mean "goal"?
          "training":           | "early_terminate": {}, "training": | early_terminate | this is "sweep": { "pruner": … } here
          "format": "synthetic" | "format": "synthetic", "images": 500 | images | write "synthetic": { "images": 500 }
          "format": "synthetic" | "format": "synthetic", "size": 32 | size | write "synthetic": { "size": … }
          "$act"                | "$atc"              | activation | did you mean "$act"?
          "$lr"                 | "lr"                | learningRate | for the parameter write "$lr"
          "$lr"                 | "${lr}"             | learningRate | write "$name", without braces
          "lr < 1"              | "act == relu"       | constraints | a text stands in quotes, 'relu'
          """)
  void saysWhatToWriteInstead(String right, String slip, String place, String message) {
    String file =
        """
        { "name": "s", "data": { "format": "synthetic" }, "objective": { "metric": "macroF1" },
          "parameters": { "lr": { "logUniform": [1e-4, 1e-2] }, "act": { "choice": ["relu", "elu"] } },
          "constraints": ["lr < 1"],
          "network": [ { "conv": { "filters": 8, "activation": "$act" } } ],
          "training": { "learningRate": "$lr" } }
        """;
    assertThat(SearchSpaceReader.readJson(file)).isNotNull();
    String wrong = file.replace(right, slip);
    assertThat(problems(wrong))
        .as(wrong)
        .anySatisfy(problem -> assertThat(problem.toString()).contains(place).contains(message));
  }
}
