package org.zwicky.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zwicky.analysis.StudyFixture;
import org.zwicky.analysis.StudyReport;

class DiscretionTest {

  private static final StudyReport REPORT = new StudyFixture().complete(2).report();

  private static String told(String text) {
    StudyReport report =
        REPORT.retold(
            value -> value.equals(REPORT.provenance().get("command")) ? text : value,
            field -> false);
    return Discretion.of(report).provenance().get("command");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          python3 train.py --api-key abcd1234efgh           | python3 train.py --api-key •••
          ./zwicky sweep x.json --set name=y                | ./zwicky sweep x.json --set name=y
          WANDB_API_KEY=0123456789abcdef python3 x.py       | WANDB_API_KEY=••• python3 x.py
          {"password" : "hunter22"}                         | {"password" : "•••"}
          ["--token", "abcdefgh", "--epochs", "3"]          | ["--token", "•••", "--epochs", "3"]
          curl -H Authorization: Bearer abcdef123456        | curl -H Authorization: •••
          export X=AKIAIOSFODNN7EXAMPLE                     | export X=•••
          git clone https://me:pass1234@example.org/x       | git clone https://•••@example.org/x
          hf_abcdefghijklmnopqrstuvwx                       | •••
          /home/anna/data/galaxies.h5, 5,286 images         | …/galaxies.h5, 5,286 images
          data/galaxies.h5 and 1/2 of https://a.org/b/c     | data/galaxies.h5 and 1/2 of https://a.org/b/c
          C:\\Users\\Anna\\x.h5                             | …/x.h5
          tokens=3 and tokenizer                            | tokens=3 and tokenizer
          """)
  void masksKeysAndLeavesOutWhereFilesLie(String text, String shown) {
    assertThat(told(text)).isEqualTo(shown);
  }

  @Test
  void leavesOutTheHost() {
    Map<String, String> before = REPORT.provenance();
    assertThat(before).containsKey("host");

    StudyReport report = Discretion.of(REPORT);

    assertThat(report.provenance()).doesNotContainKey("host");
    assertThat(told("run on " + before.get("host") + " today")).isEqualTo("run on HOST today");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "filters=8, learning rate 0.01, 30% of 1/3", "x.json:/y"})
  void leavesAllElseAsItIs(String text) {
    assertThat(told(text)).isEqualTo(text);
  }
}
