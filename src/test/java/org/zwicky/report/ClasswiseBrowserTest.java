package org.zwicky.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zwicky.analysis.StudyFixture;
import org.zwicky.analysis.StudyReport;
import org.zwicky.analysis.Treatment;
import org.zwicky.metric.Metric;
import org.zwicky.study.Objective;

/** The sections on metrics, classes, confusion and calibration, in a real browser. */
@Tag("slow")
class ClasswiseBrowserTest extends BrowserTest {

  private static StudyReport report(StudyFixture fixture) {
    Map<Integer, Treatment> treatments = new HashMap<>();
    fixture
        .trials()
        .forEach(
            details -> {
              String type = details.trial().parameters().values().get("imbalance").toString();
              treatments.put(details.trial().number(), new Treatment(type, type));
            });
    return fixture.report().with(fixture.answers()).with(treatments);
  }

  private Path write(StudyFixture fixture) {
    return new ReportWriter().write(report(fixture), reports);
  }

  private static StudyFixture galaxies(int trials) {
    return new StudyFixture().objective(Metric.BALANCED_ACCURACY).complete(trials);
  }

  private static void scrollThrough(Page page) {
    for (String id :
        List.of(
            "choices-slope",
            "rare-strip",
            "rare-price",
            "calibration-bins",
            "calibration-curves")) {
      if (page.locator("#" + id).count() > 0) {
        page.locator("#" + id).scrollIntoViewIfNeeded();
        page.locator("#" + id + " svg").first().waitFor();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 30})
  void drawsAllSectionsOfAnyNumberOfTrials(int trials) {
    Page page = browser.open(write(galaxies(trials)));

    scrollThrough(page);
    assertThat(page.locator("#choices-picks tbody tr").count()).isGreaterThanOrEqualTo(4);
    assertThat(page.locator("#rare-heat tbody tr").count()).isEqualTo(trials);
    assertThat(page.locator("#confusion-matrix tbody td").count()).isEqualTo(16);
    assertThat(page.locator("#calibration-classes tbody tr").count()).isEqualTo(4);
  }

  @Test
  void theMatrixShowsCountsSharesAndDifferences() {
    StudyFixture fixture = galaxies(5);
    StudyReport report = report(fixture);
    Page page = browser.open(new ReportWriter().write(report, reports));
    long[][] best = report.trials().get(0).confusion().orElseThrow().counts();
    long[][] other = report.trials().get(1).confusion().orElseThrow().counts();
    String cell = "#confusion-matrix td[data-truth='1'][data-predicted='0']";

    assertThat(page.locator(cell).innerText()).isEqualTo(Long.toString(best[1][0]));
    page.locator("#confusion-tools button").nth(1).click();
    assertThat(page.locator(cell).innerText())
        .isEqualTo(Long.toString(Math.round(100.0 * best[1][0] / Arrays.stream(best[1]).sum())));
    page.locator("#confusion-tools button").nth(0).click();
    page.locator("#confusion-tools select")
        .nth(1)
        .selectOption(Integer.toString(report.trials().get(1).row().number()));
    long difference = best[1][0] - other[1][0];
    assertThat(page.locator(cell).innerText())
        .isEqualTo((difference > 0 ? "+" : difference < 0 ? "−" : "") + Math.abs(difference));
    assertThat(page.locator("#confusion-pairs tbody tr[data-truth][data-predicted]").count())
        .isPositive();
  }

  @Test
  void theRestFollowsTheFilterOfTheLeaderboard() {
    Page page = browser.open(write(galaxies(20)));
    page.locator("#filter").fill("imbalance=focal");

    assertThat(page.locator("#rare-heat tbody tr").count()).isBetween(1, 19);
  }

  @Test
  void manyTrialsShowTheFirstFortyUntilAllAreWanted() {
    Page page = browser.open(write(galaxies(60)));

    assertThat(page.locator("#rare-heat tbody tr").count()).isEqualTo(40);
    page.locator("#rare-heat .more").click();
    assertThat(page.locator("#rare-heat tbody tr").count()).isEqualTo(60);
    assertThat(page.locator("#choices-slope-note").innerText()).contains("of 60 complete trials");
  }

  @Test
  void otherTrialsAndClassesHaveTheirOwnCalibration() {
    Page page = browser.open(write(galaxies(5)));
    scrollThrough(page);
    String before = page.locator("#calibration-classes").innerText();

    page.locator("#calibration-tools select").selectOption("1");
    page.locator("#calibration-class select").selectOption("0");

    assertThat(page.locator("#calibration-classes").innerText()).isNotEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(ints = {375, 900, 1440})
  void nothingOverflowsThePage(int width) {
    int[] images = IntStream.range(0, 47).map(k -> 2 + k).toArray();
    List<String> names =
        IntStream.range(0, 47).mapToObj(k -> "a class with a rather long name " + k).toList();
    Page page =
        browser.open(
            write(new StudyFixture().classes(names, images).complete(12)),
            width,
            900,
            ColorScheme.DARK);

    scrollThrough(page);
    assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
  }

  @Test
  void aStudyOfCommandsAndOneWithoutAnswersLeaveOutWhatTheyLack() {
    Page page =
        browser.open(
            new ReportWriter()
                .write(
                    new StudyFixture()
                        .ofCommands(Objective.of(Metric.ACCURACY))
                        .complete(Map.of("accuracy", 0.5), Map.of())
                        .report(),
                    reports));
    assertThat(page.locator(".classwise").count()).isZero();

    page = browser.open(new ReportWriter().write(galaxies(3).report(), reports));
    assertThat(page.locator("#confusion").count()).isOne();
    assertThat(page.locator("#calibration").count()).isZero();
    assertThat(page.locator("#rare-effects").count()).isZero();
  }

  @Test
  void tablesAreThereWithoutScripts() {
    Page page = browser.openWithoutScripts(write(galaxies(4)));

    assertThat(
            page.locator("#choices-picks, #rare-support, #confusion-pairs, #calibration-classes")
                .count())
        .isEqualTo(4);
  }

  @Test
  void namesAreNoMarkup() {
    Page page =
        browser.open(
            write(
                new StudyFixture()
                    .classes(List.of("<script>alert(1)</script>", "<b>b</b>"), 30, 5)
                    .complete(3)));

    scrollThrough(page);
    assertThat(page.locator("#rare b, #confusion b").count()).isZero();
  }

  @Test
  void twoHundredTrialsStaySmall() throws Exception {
    int[] images = {160, 320, 290, 18, 70, 4, 27, 51, 41, 24};
    List<String> names = IntStream.range(0, 10).mapToObj(k -> "class " + k).toList();
    StudyReport report = report(new StudyFixture().classes(names, images).complete(200));
    long without =
        Files.size(
            new ReportWriter()
                .write(report.with(org.zwicky.analysis.ValidationAnswers.NONE), reports));

    long bytes = 0;
    for (SectionData section :
        List.of(new ChoicesData(), new RareData(), new ConfusionData(), new CalibrationData())) {
      bytes +=
          new com.fasterxml.jackson.databind.ObjectMapper()
              .writeValueAsBytes(section.of(report).orElseThrow())
              .length;
    }
    assertThat(bytes).isLessThan(400_000);
    browser.open(reports.resolve("galaxy-zoo1-cnn/index.html"));
    assertThat(without).isLessThan(5_000_000);
  }
}
