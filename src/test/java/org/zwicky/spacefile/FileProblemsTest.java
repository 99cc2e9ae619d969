package org.zwicky.spacefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zwicky.spacefile.Fixture.assertOnlyProblem;
import static org.zwicky.spacefile.Fixture.problems;
import static org.zwicky.spacefile.Fixture.withMembers;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zwicky.base.BadInputException;

class FileProblemsTest {

  @Test
  void tellsWhereTheTextStopsBeingJson() {
    Problem problem = problems("{\n  \"name\": \"x\",\n  \"data\": oops\n}").get(0);

    assertThat(problem.line()).isEqualTo(3);
    assertThat(problem.column()).isBetween(11, 15);
    assertThat(problem.message()).contains("not JSON", "oops");
  }

  @Test
  void tellsThatAnObjectIsNotClosed() {
    assertThat(problems("{ \"data\": {").get(0).message()).contains("not JSON");
  }

  @Test
  void refusesEmptyTextOtherValuesAndTrailingText() {
    assertThat(problems("").get(0).message()).contains("empty");
    assertThat(problems("// only a comment").get(0).message()).contains("empty");
    assertThat(problems("[1]").get(0).message()).contains("needs a JSON object", "[1]");
    assertThat(problems("{} {}").get(0).message()).contains("more text");
  }

  @Test
  void refusesDeepNestingWithoutFailing() {
    assertThat(problems("[".repeat(100_000)).get(0).message()).contains("depth");
  }

  @Test
  void refusesAKeyThatStandsTwice() {
    Problem problem =
        problems(
                """
                { "data": { "format": "synthetic" },
                  "network": [{ "globalPool": {} }],
                  "training": { "epochs": 3,
                    "epochs": 4 } }
                """)
            .get(0);

    assertThat(problem)
        .isEqualTo(
            new Problem(
                "/training/epochs",
                4,
                5,
                "\"epochs\" stands here for the second time, the first is in line 3; keep one of them."));
  }

  @Test
  void namesTheSectionsThatAreMissing() {
    assertThat(problems("{}"))
        .extracting(Problem::pointer)
        .containsExactlyInAnyOrder("/data", "/network", "/training");
    assertThat(problems("{}")).allMatch(problem -> problem.message().contains("is missing; needs"));
  }

  @Test
  void namesTheNearestFieldForAnUnknownOne() {
    assertOnlyProblem(
        withMembers("\"data\": { \"format\": \"synthetic\" }, \"sweeep\": {}"),
        "/sweeep",
        "unknown field \"sweeep\"",
        "did you mean \"sweep\"?",
        "known here: ");
  }

  @Test
  void listsEveryProblemInTheOrderOfTheFile() {
    assertThat(
            problems(
                """
                { "nam": "x",
                  "data": { "format": "hdf5" },
                  "parameters": { "l2": { "logUniform": [0, 1] } },
                  "network": [{ "dropout": 1.5 }],
                  "training": { "epochs": 0, "l2": "$l2" } }
                """))
        .extracting(Problem::pointer)
        .containsExactly(
            "/nam",
            "/data/path",
            "/parameters/l2/logUniform/0",
            "/network/0/dropout",
            "/training/epochs");
  }

  @Test
  void writesAllProblemsInOneMessage() {
    assertThatThrownBy(() -> SearchSpaceReader.readJson("{\n \"data\": 3,\n \"network\": 4 }"))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            """
            The search space has 3 problems:
              line 1, column 1  /training
                  is missing; needs an object, such as { "epochs": 10 }.
              line 2, column 10  /data
                  needs an object, { … }, but found 3.
              line 3, column 13  /network
                  needs a list of layers, such as [{ "conv": { "filters": 16 } }], but found 4.""");
  }

  @Test
  void refusesNumbersBeyondDouble() {
    assertOnlyProblem(
        Fixture.withTraining("{ \"l2\": 1e999 }"), "/training/l2", "too large a number");
  }

  @Test
  void saysThatAFileDoesNotExistOrIsNoText(@TempDir Path folder) throws Exception {
    Path latin =
        Files.write(folder.resolve("a.json"), "{\"ä\"}".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> SearchSpaceReader.read(folder.resolve("none.json")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("There is no file")
        .hasMessageContaining("none.json");
    assertThatThrownBy(() -> SearchSpaceReader.read(latin))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("UTF-8");
    assertThatThrownBy(() -> SearchSpaceReader.read(folder))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("it is a folder");
  }
}
