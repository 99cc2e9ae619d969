package org.zwicky.space.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaTest {

  private static final Map<String, Object> VALUES =
      Map.of(
          "filters",
          16L,
          "filters-2",
          5L,
          "rate",
          0.1,
          "on",
          true,
          "kind",
          "selu",
          "größe",
          7L,
          "max",
          9L,
          "kernels",
          List.of(3L, 5L),
          "block",
          Map.of("kernel", 3L, "inner", Map.of("size", 4L)));
  private static final Set<String> NAMES =
      Set.of(
          "filters",
          "filters-2",
          "rate",
          "on",
          "kind",
          "größe",
          "max",
          "kernels",
          "block",
          "block.kernel",
          "block.inner",
          "block.inner.size");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          $filters * 2                    | 32
          2*$filters                      | 32
          $filters-2                      | 5
          $filters - 2                    | 14
          $filters -2                     | 14
          filters-3                       | 13
          round($filters * 1.55)          | 25
          round(2.345, 2)                 | 2.35
          floor(-1.5) + ceil(1.2)         | 0
          min($filters, 3, 7) + max(1, 2) | 5
          max + max(max, 10)              | 19
          $max * 2                        | 18
          sqrt(16) + abs(-2)              | 6
          exp(log($filters))              | 16
          log2($filters) + log10(1000)    | 7
          pow(2, 10) + 2 ** 3 + 2 ^ 3     | 1040
          -2 ^ 2                          | -4
          2 ^ 3 ^ 2                       | 512
          2 ^ -1                          | 0.5
          7 % 4                           | 3
          $rate * 3                       | 0.3
          $filters / 3 * 3                | 16
          1e-3 * 2                        | 0.002
          .5 + 1.                         | 1.5
          $größe + 1                      | 8
          $block.kernel * block.inner.size | 12
          if($on, 'a', "b")               | a
          pi > 3                          | true
          $filters > 2                    | true
          1 + 1 == 2                      | true
          0.1 + 0.2 == 0.3                | true
          not kind == 'relu' and on       | true
          not (kind == "selu" and on)     | false
          !on or kind != 'selu'           | false
          on AND NOT on OR true           | true
          kind in ('relu', 'selu')        | true
          kind not in ['relu', 'selu']    | false
          filters in [1, 2] or on         | true
          3 in kernels                    | true
          kind = 'selu'                   | true
          false and 1 / 0 > 1             | false
          filters <> 3                    | true
          (filters >= 16) == on           | true
          !not on                         | true
          on == not true                  | false
          2 ^ -1 ^ 2                      | 2
          -filters * 2 + 1                | -31
          16 - 4 - 2                      | 10
          16 / 4 / 2                      | 2
          """)
  void calculates(String text, String expected) {
    assertThat(Formula.parse(text, NAMES).evaluate(VALUES).toString()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          2 *                | 3  | ends where a value should follow
          2 * * 3            | 5  | lacks a value before "*"
          2 3                | 3  | lacks an operator before "3"
          $filters $rate     | 10 | lacks an operator before "$rate"
          (2                 | 2  | closing bracket
          2)                 | 2  | nothing opens
          kind in ['a')      | 13 | nothing opens
          2 + foo(3)         | 5  | calls "foo", which is no function
          min()              | 1  | takes 1 or more
          max + sqrt(1, 2)   | 7  | takes 1
          if(on, 2)          | 1  | takes 3
          kind == 'a         | 9  | closing quote
          2 + $fliters       | 5  | names "fliters"
          2 + $              | 5  | without the name
          2 ? 3              | 3  | means nothing
          $block.size        | 1  | names "block.size"
          filters2 > 1       | 1  | names "filters2"
          (1, 2)             | 3  | a comma outside
          1, 2               | 2  | a comma outside
          """)
  void saysWhereASlipIs(String text, int column, String message) {
    ExpressionException thrown =
        catchThrowableOfType(ExpressionException.class, () -> Formula.parse(text, NAMES));

    assertThat(thrown).as(text).isNotNull();
    assertThat(thrown.getMessage()).contains(message);
    assertThat(thrown.column()).isEqualTo(column);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          1 / 0             | divides by zero
          0 >= not 1 > 2    | ">=" takes numbers, not true
          min(on * not 0)   | "*" takes numbers, not true
          1 < 2 < 3         | "<" takes numbers, not true
          filters % 0       | divides by zero
          kind * 2          | "*" takes numbers, not "selu"
          on + 1            | "+" takes numbers, not true
          on and filters    | "and" takes true or false, not 16
          not kind          | "not" takes true or false, not "selu"
          kind == 3         | "selu" is compared with 3
          kind in 'selu'    | "in" takes a list
          log(0)            | log of 0 does not exist
          sqrt(-1)          | sqrt of -1 does not exist
          kernels           | a list
          block             | an object
          kernels + 1       | not a list
          10 ^ 500          | too large
          2 ^ 4294967296    | too large
          2 ^ 4294967298    | too large
          floor((10^999)^999) | too large
          """)
  void saysWhyThereIsNoValue(String text, String message) {
    Formula formula = Formula.parse(text, NAMES);

    assertThat(
            catchThrowableOfType(ExpressionException.class, () -> formula.evaluate(VALUES))
                .getMessage())
        .contains(message);
  }

  @Test
  void takesSignsForWords() {
    assertThat(Formula.parse("!on || kind == 'selu' && on", NAMES).evaluate(VALUES))
        .isEqualTo(true);
  }

  @Test
  void knowsTheNamesInIt() {
    Formula formula = Formula.parse("$block.kernel * rate + $block.kernel - filters-2", NAMES);

    assertThat(formula.names()).containsExactly("block.kernel", "rate", "filters-2");
    assertThat(formula.parameters()).containsExactly("block", "rate", "filters-2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"$filters*2", "filters  *  2", " $filters * 2 "})
  void isEqualWhateverTheSpaces(String text) {
    assertThat(Formula.parse(text, NAMES))
        .isEqualTo(Formula.parse("$filters * 2", NAMES))
        .hasSameHashCodeAs(Formula.parse("$filters * 2", NAMES))
        .isNotEqualTo(Formula.parse("$filters * 3", NAMES));
  }

  @Test
  void aConstraintWithoutAValueIsNotFulfilled() {
    assertThat(new FormulaConstraint(Formula.parse("1 / filters < 2", NAMES)).holds(VALUES))
        .isTrue();
    assertThat(new FormulaConstraint(Formula.parse("1 / 0 < 2", NAMES)).holds(VALUES)).isFalse();
  }
}
