package org.zwicky.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParameterColumnTest {

  private static Map<String, Object> values(Object... namesAndValues) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return values;
  }

  @Test
  void putsWhatDiffersBeforeWhatIsConstant() {
    List<ParameterColumn> columns =
        ParameterColumn.of(
            List.of(
                values("kernel", 3, "filters", 8, "pool", "max", "dropout", 0.1),
                values("kernel", 3, "filters", 16, "pool", "max", "dropout", 0.2)));

    assertThat(columns)
        .containsExactly(
            new ParameterColumn("filters", true),
            new ParameterColumn("dropout", true),
            new ParameterColumn("kernel", false),
            new ParameterColumn("pool", false));
  }

  @Test
  void countsBeingInactiveAsAValueOfItsOwn() {
    List<ParameterColumn> columns =
        ParameterColumn.of(List.of(values("loss", "focal", "gamma", 2.0), values("loss", "focal")));

    assertThat(columns)
        .containsExactly(new ParameterColumn("gamma", true), new ParameterColumn("loss", false));
  }

  @Test
  void placesAConditionalParameterBehindTheOneItFollows() {
    List<ParameterColumn> columns =
        ParameterColumn.of(
            List.of(values("a", 1, "c", 1), values("a", 2, "b", 2, "c", 2), values("z", 0)));

    assertThat(columns).extracting(ParameterColumn::name).containsExactly("z", "a", "b", "c");
  }

  @Test
  void holdsEverythingConstantInASingleTrial() {
    assertThat(ParameterColumn.of(List.of(values("a", 1, "b", List.of(2, 2)))))
        .containsExactly(new ParameterColumn("a", false), new ParameterColumn("b", false));
  }
}
