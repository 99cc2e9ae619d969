package org.zwicky.analysis.classwise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class RankAgreementTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Test
  void equalsKendallsTauOfScipy() throws IOException {
    try (InputStream file = RankAgreementTest.class.getResourceAsStream("/metric/classwise.json")) {
      for (JsonNode each : MAPPER.readTree(file).get("kendall")) {
        assertThat(
                RankAgreement.kendall(
                    MAPPER.treeToValue(each.get("a"), double[].class),
                    MAPPER.treeToValue(each.get("b"), double[].class)))
            .isCloseTo(each.get("tau").doubleValue(), within(1e-12));
      }
    }
  }

  @Test
  void oneTrialOrEqualOnesHaveNone() {
    assertThat(RankAgreement.kendall(new double[] {1}, new double[] {2})).isNaN();
    assertThat(RankAgreement.kendall(new double[] {1, 1}, new double[] {2, 3})).isNaN();
  }
}
