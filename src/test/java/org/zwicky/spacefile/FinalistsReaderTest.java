package org.zwicky.spacefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.zwicky.candidate.training.Symmetries;
import org.zwicky.study.FinalistSettings;

class FinalistsReaderTest {

  private static final String NETWORK =
      """
      "data": { "path": "x.h5", "split": { "test": %s } },
      "network": [ { "conv": { "filters": 4 } } ], "training": { "epochs": 2 }
      """;

  @Test
  void takesThreeTrialsWithThreeSeedsWhereNothingIsSaid() {
    assertThat(read("{ \"finalists\": {} }", "0.15"))
        .contains(new FinalistSettings(3, 3, Optional.empty()));
    assertThat(read("{}", "0.15")).isEmpty();
    assertThat(
            read(
                "{ \"finalists\": { \"top\": 1, \"seeds\": 20, \"testTimeAugmentation\": \"dihedral\" } }",
                "0.15"))
        .contains(new FinalistSettings(1, 20, Optional.of(Symmetries.DIHEDRAL)));
  }

  @Test
  void refusesFinalistsWithoutATestPart() {
    assertThat(read("{}", "0")).isEmpty();
    assertThatThrownBy(() -> read("{ \"finalists\": {} }", "0"))
        .isInstanceOf(InvalidSearchSpaceException.class)
        .hasMessageContaining("/sweep/finalists")
        .hasMessageContaining("/data/split/test is 0");
  }

  @Test
  void refusesFinalistsOfCommands() {
    assertThatThrownBy(
            () ->
                SearchSpaceReader.readJson(
                    """
                    { "name": "c", "objective": { "metric": "loss" },
                      "command": ["true", "${a}"], "parameters": { "a": { "int": [1, 2] } },
                      "sweep": { "finalists": {} } }
                    """))
        .isInstanceOf(InvalidSearchSpaceException.class)
        .hasMessageContaining("/sweep/finalists")
        .hasMessageContaining("goes with networks");
  }

  @Test
  void saysWhereTheyBelong() {
    assertThatThrownBy(
            () ->
                SearchSpaceReader.readJson(
                    "{ \"name\": \"n\", \"finalists\": { \"top\": 3 }, "
                        + NETWORK.formatted("0.15")
                        + "}"))
        .isInstanceOf(InvalidSearchSpaceException.class)
        .hasMessageContaining("/finalists")
        .hasMessageContaining("\"sweep\": { \"finalists\"");
  }

  private static Optional<FinalistSettings> read(String sweep, String test) {
    return SearchSpaceReader.readJson(
            "{ \"name\": \"n\", \"sweep\": " + sweep + ", " + NETWORK.formatted(test) + "}")
        .sweep()
        .finalists();
  }
}
