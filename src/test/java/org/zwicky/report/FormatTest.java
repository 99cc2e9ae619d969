package org.zwicky.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatTest {

  @ParameterizedTest
  @CsvSource({
    "0.30000001, 0.3",
    "0.000312, 3.12e-4",
    "0.00123, 0.00123",
    "1e-6, 1e-6",
    "0, 0",
    "-0.5, -0.5",
    "2.0, 2",
    "123456, 123000",
    "1e9, 1e9",
    "0.99999, 1"
  })
  void givesDecimalsThreeDigits(double value, String text) {
    assertThat(Format.value(value)).isEqualTo(text);
  }

  @Test
  void leavesOtherValuesWhole() {
    assertThat(Format.value(123456)).isEqualTo("123456");
    assertThat(Format.value(true)).isEqualTo("true");
    assertThat(Format.value(List.of(3, 0.123456))).isEqualTo("[3, 0.123]");
    Map<String, Object> treatment = new LinkedHashMap<>();
    treatment.put("augmentation", Map.of("zoom", 0.15));
    treatment.put("imbalance", "oversample");
    treatment.put("power", 0.5);
    assertThat(Format.value(treatment)).isEqualTo("{{zoom 0.15}, oversample, power 0.5}");
    assertThat(Format.value(null)).isEqualTo("–");
    assertThat(Format.value(Double.NaN)).isEqualTo("–");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 s",
    "3.14, 3.1 s",
    "59.4, 59 s",
    "61, 1 m 1 s",
    "3599.9, 1 h 0 m",
    "3900, 1 h 5 m"
  })
  void writesDurationsForPeople(double seconds, String text) {
    assertThat(Format.duration(seconds)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 0.500",
    "0, 0.000",
    "-0.0123, -0.012",
    "231.98765, 231.988",
    "0.00012345, 1.23e-4",
    "-12345678, -1.23e7"
  })
  void givesScoresOfAnySizeDigitsThatTell(double score, String text) {
    assertThat(Format.score(score)).isEqualTo(text);
  }

  @Test
  void showsWhatIsUndefinedAsMissing() {
    assertThat(Format.score(Double.NaN)).isEqualTo("–");
    assertThat(Format.percent(Double.NaN)).isEqualTo("–");
    assertThat(Format.percent(0.0176)).isEqualTo("1.8%");
    assertThat(Format.percent(0.7)).isEqualTo("70%");
  }
}
