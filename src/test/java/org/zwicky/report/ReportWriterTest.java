package org.zwicky.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zwicky.analysis.AnswersFixture;
import org.zwicky.analysis.StudyFixture;
import org.zwicky.analysis.StudyReport;
import org.zwicky.metric.Goal;
import org.zwicky.study.Objective;

class ReportWriterTest {

  private static final ReportWriter WRITER = new ReportWriter();

  @TempDir Path reports;

  private static String between(String text, String from, String to) {
    int start = text.indexOf(from) + from.length();
    return text.substring(start, text.indexOf(to, start));
  }

  @Test
  void writesAPageAStudyAndTheIndexOverAll() throws IOException {
    FixedTrialStore store =
        new FixedTrialStore(
            List.of(
                new StudyFixture().named("newer").complete(2),
                new StudyFixture().named("older").complete(1)));

    Path page =
        WRITER.write(
            store, StudyReport.load(store, "older", StudyFixture.NOW).orElseThrow(), reports);

    assertThat(page).isEqualTo(reports.resolve("older/index.html")).isNotEmptyFile();
    assertThat(Files.readString(reports.resolve("index.html")))
        .contains("href=\"./older/index.html\"", ">newer<", "No report yet")
        .doesNotContain("./newer/");
  }

  @Test
  void leavesOutWhatOnlyClassifiersHave() throws IOException {
    StudyFixture commands =
        new StudyFixture()
            .ofCommands(new Objective("rmse", Goal.MINIMIZE))
            .complete(Map.of("rmse", 231.5, "slope", 1e-5), Map.of("rate", 0.1))
            .failed("the command ended with exit code 3");

    String html = Files.readString(WRITER.write(commands.report(), reports));

    assertThat(between(html, "<main>", "</main>"))
        .contains("231.500", "1e-5", "exit code 3", "Best rmse")
        .doesNotContain(
            "Accuracy",
            "Weakest class",
            "Kept epoch",
            "\">Size",
            "id=\"data-title\"",
            "How to read this",
            "validation",
            "merger");
    assertThat(html).contains("Minimises");
    assertThat(html.split("class=\"sr\"> best", -1)).hasSize(2);
  }

  @Test
  void saysInTheSummaryWhatTheSearchAddedToWhatItStartedWith() throws IOException {
    StudyReport study = AnswersFixture.report(new StudyFixture().complete(6));
    String recipe = "The first trial, the recipe the sweep started with, has ";

    assertThat(summary(study.withGain())).contains(recipe, " ± ", "chose the best of many");
    assertThat(summary(new StudyFixture().complete(6).report().withGain()))
        .contains(recipe)
        .doesNotContain("±");
    assertThat(summary(study)).doesNotContain("recipe", "±");
  }

  private String summary(StudyReport study) throws IOException {
    return between(Files.readString(WRITER.write(study, reports)), "<main>", "id=\"leaderboard\"");
  }

  @Test
  void namesTheFileThatItCannotWrite() throws IOException {
    Path file = Files.writeString(reports.resolve("taken"), "a file, not a folder");

    assertThatThrownBy(() -> WRITER.write(new StudyFixture().report(), file))
        .isInstanceOf(ReportWriteException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("--reports");
  }

  @Test
  void replacesAPageAndLeavesNothingElseBehind() throws IOException {
    Path page = WRITER.write(new StudyFixture().report(), reports);
    WRITER.write(new StudyFixture().complete(1).report(), reports);

    assertThat(Files.readString(page)).contains("trial 1");
    try (Stream<Path> files = Files.list(page.getParent())) {
      assertThat(files).containsExactly(page);
    }
  }

  @Test
  void keepsStudiesApartWhoseNamesAreNoFileNames() {
    Path one = WRITER.write(new StudyFixture().named("a/b").report(), reports);
    Path other = WRITER.write(new StudyFixture().named("a\\b").report(), reports);

    assertThat(one).isNotEqualTo(other);
    assertThat(one.getParent().getParent()).isEqualTo(reports);
  }

  @Test
  void staysBelowFiveMegabytesWithTwoHundredTrials() throws IOException {
    Path page = WRITER.write(new StudyFixture().epochs(50).sweep(200).report(), reports);

    assertThat(Files.size(page)).isLessThan(5_000_000);
  }

  @Test
  void carriesTheLicenceOfTheCharts() throws IOException {
    assertThat(Files.readString(WRITER.write(new StudyFixture().report(), reports)))
        .contains(
            "Copyright 2017-2025 The Apache Software Foundation",
            "Apache License",
            "Version 2.0, January 2004");
  }

  @Test
  void lendsNoTextOfAStudyToTheMarkup() throws IOException {
    String evil = "</script><img src=x onerror=alert(1)><!--";
    String html =
        Files.readString(
            WRITER.write(
                new StudyFixture()
                    .named(evil)
                    .classes(List.of(evil, "b"), 20, 5)
                    .firstParameter(evil)
                    .complete(2)
                    .failed(evil)
                    .report(),
                reports));

    assertThat(html).doesNotContain(evil).doesNotContain("<img src=x");
    JsonNode data =
        new ObjectMapper()
            .readTree(between(html, "<script type=\"application/json\" id=\"data\">", "</script>"));
    assertThat(data.at("/classes/0").asText()).isEqualTo(evil);
    assertThat(data.at("/trials/2/reason").asText()).isEqualTo(evil);
  }

  @Test
  void writesUndefinedNumbersAsNull() throws IOException {
    String html =
        Files.readString(
            WRITER.write(
                new StudyFixture()
                    .complete(Map.of("macroF1", Double.NaN, "accuracy", 0.123456789), Map.of())
                    .report(),
                reports));

    JsonNode trial =
        new ObjectMapper()
            .readTree(between(html, "<script type=\"application/json\" id=\"data\">", "</script>"))
            .at("/trials/0");
    assertThat(trial.get("macroF1").isNull()).isTrue();
    assertThat(trial.get("accuracy").asDouble()).isEqualTo(0.1234568);
  }
}
