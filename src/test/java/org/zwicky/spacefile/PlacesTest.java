package org.zwicky.spacefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines and columns are what an editor shows. */
class PlacesTest {

  private static final String TEXT =
      "{ \"data\": { \"format\": \"synthetic\" }, // größer, ∑ and 🌌\n"
          + "\t\"network\": [ {\t\"pool\": { \"type\": \"größte\" } } ],\n"
          + "  /* 🌌 */ \"training\": { \"epoch\": 3, \"l2\": 1, \"l2\": 2 } }\n";

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void areTheSameWhateverEndsALine(String end) {
    assertThat(Fixture.problems(TEXT.replace("\n", end)))
        .extracting(problem -> problem.line() + ":" + problem.column() + " " + problem.pointer())
        .containsExactly("2:35 /network/0/pool/type", "3:26 /training/epoch", "3:47 /training/l2");
  }

  @Test
  void doNotCountAByteOrderMark() {
    assertThat(Fixture.problems("\uFEFF{ \"zzz\": 1 }"))
        .anySatisfy(
            problem -> {
              assertThat(problem.pointer()).isEqualTo("/zzz");
              assertThat(problem.column()).isEqualTo(3);
            });
  }

  @Test
  void acceptsAByteOrderMark(@TempDir Path folder) throws Exception {
    Path example = MutationTest.files().findFirst().orElseThrow();
    Path file = folder.resolve(example.getFileName());
    Files.writeString(file, "\uFEFF" + Files.readString(example));

    assertThat(SearchSpaceReader.read(file)).isEqualTo(SearchSpaceReader.read(example));
  }

  @Test
  void reportsEachFurtherOneOfSeveralTwins() {
    assertThat(
            Fixture.problems(
                Fixture.withTraining("{ \"l2\": 1,\n\"l2\": 2,\n \"l2\": 3 }")
                    .replace("\n\n", "\n")))
        .extracting(Problem::message)
        .allMatch(message -> message.contains("\"l2\" stands here"))
        .hasSize(2);
  }
}
