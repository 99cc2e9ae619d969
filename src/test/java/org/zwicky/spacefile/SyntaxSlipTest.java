package org.zwicky.spacefile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntaxSlipTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a": 1,}                | 1:9  | there is a comma too many before }.
          {"a": [1, 2,]}           | 1:13 | there is a comma too many before ].
          {"a": [1,, 2]}           | 1:10 | there is a comma too many.
          {"a": 1⏎"b": 2}          | 2:1  | a comma is missing before ".
          {"a": [1 2]}             | 1:10 | a comma is missing before 2.
          {"a" 1}                  | 1:6  | a colon is missing after a name, before 1.
          {a: 1}                   | 1:2  | a name needs double quotes, "…", but found a.
          {"a": relu}              | 1:7  | found relu; a text needs quotes, "relu".
          {"a": [True]}            | 1:8  | found True; write true in small letters.
          {"a": NaN}               | 1:7  | found NaN, but a number must be finite.
          {"a": 'relu'}            | 1:7  | found '; a text needs double quotes, "…".
          {"a": "relu⏎}            | 1:12 | a text is not closed in its line; add the quote, ", at its end.
          {"a": "b                 | 1:9  | the file ends inside a text; add its closing quote, ".
          {"a": "C:\\data"}         | 1:11 | there is a single \\ inside a text; write \\\\ for a backslash.
          {"a": [1⏎                | 2:1  | the file ends before the list from line 1 does; add its ].
          {⏎ "a": {"b": 1⏎         | 3:1  | the file ends before the object from line 2 does; add its }.
          {⏎ "a": [1, {"b": 1]}    | 2:18 | found ] before the object from line 2 ends; add its }.
          {"a": 1} }               | 1:10 | there is a } too many.
          {"a": .5}                | 1:7  | a number is written in a way that JSON does not have; write it like 5, 0.5 or 1e-4.
          {"a": 007}               | 1:8  | a number is written in a way that JSON does not have; write it like 5, 0.5 or 1e-4.
          # note⏎{}                | 1:1  | found #; a comment begins with //.
          {} /* note               | 1:11 | the file ends inside a comment; add its */.
          """)
  void saysWhatToMendWhere(String text, String place, String message) {
    Problem problem = Fixture.problems(text.replace('⏎', '\n')).get(0);

    assertThat(problem.message()).isEqualTo("is not JSON: " + message);
    assertThat(problem.line() + ":" + problem.column()).isEqualTo(place);
  }

  @Test
  void countsColumnsAsEditorsDoInTabsAndOtherScripts() {
    assertThat(Fixture.problems("{\r\n\t\"größe\":\t\"∑\", \"b\" 1}").get(0))
        .extracting(Problem::line, Problem::column)
        .containsExactly(2, 20);
  }
}
