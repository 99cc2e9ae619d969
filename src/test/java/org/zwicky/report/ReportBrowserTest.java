package org.zwicky.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zwicky.analysis.StudyFixture;
import org.zwicky.analysis.StudyReport;

/** What a person does with a report, in a real browser without a network. */
@Tag("slow")
class ReportBrowserTest extends BrowserTest {

  private static final String SHOWN_ROWS = "#trials tbody tr.row:visible";

  private Page open(StudyFixture fixture) {
    return open(fixture.report());
  }

  private Page open(StudyReport report) {
    return browser.open(new ReportWriter().write(report, reports));
  }

  private static List<String> column(Page page, String head) {
    List<String> heads =
        page.locator("#trials thead th").allInnerTexts().stream().map(String::strip).toList();
    // A reason spans several cells, so only rows that have all of them are read.
    return page.locator("#trials tbody tr.row:visible:not(:has(td[colspan]))").all().stream()
        .map(row -> row.locator("> *").nth(heads.indexOf(head)).innerText().strip())
        .toList();
  }

  private static void sortBy(Page page, String head) {
    page.locator("#trials thead button", new Page.LocatorOptions().setHasText(head))
        .first()
        .click();
  }

  private static List<Double> numbers(List<String> texts) {
    return texts.stream()
        .filter(t -> !t.equals("–"))
        .map(t -> Double.valueOf(t.split("\\s")[0]))
        .toList();
  }

  private static Locator opener(Page page, int trial) {
    return page.locator("#trial-" + trial + " .opener");
  }

  @Test
  void showsAStudyWithoutTrials() {
    Page page = open(new StudyFixture());

    assertThat(page.locator("main").innerText()).contains("No trial has started yet.");
    assertThat(page.locator("h1").innerText()).isEqualTo("galaxy-zoo1-cnn");
  }

  @Test
  void showsTheReasonsOfAStudyInWhichNothingIsComplete() {
    Page page = open(new StudyFixture().failed("Out of memory").pruned("Too slow").waiting());

    assertThat(page.locator(SHOWN_ROWS).count()).isEqualTo(3);
    assertThat(page.locator("#trials").innerText()).contains("Out of memory", "Too slow");
    assertThat(page.locator("#scatter").count()).isZero();
    opener(page, 1).click();
    assertThat(page.locator("#detail-1 .why").innerText()).isEqualTo("Out of memory");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 30})
  void showsARowATrialAndAScatterPlot(int trials) {
    Page page = open(new StudyFixture().complete(trials));

    page.locator("#scatter svg").waitFor();
    assertThat(page.locator(SHOWN_ROWS).count()).isEqualTo(trials);
    assertThat(column(page, "Rank").get(0)).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Accuracy", "Macro-F1", "Balanced accuracy"})
  void sortsByAMetricTheBestFirstAndTheOtherWayRoundOnASecondClick(String metric) {
    Page page = open(new StudyFixture().sweep(30));
    sortBy(page, "Trial");
    List<Double> before = numbers(column(page, metric));

    sortBy(page, metric);

    List<Double> sorted = numbers(column(page, metric));
    assertThat(sorted)
        .isNotEqualTo(before)
        .isSortedAccordingTo(Comparator.reverseOrder())
        .hasSizeGreaterThan(15);
    sortBy(page, metric);
    assertThat(numbers(column(page, metric))).isSorted().hasSameSizeAs(sorted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dropout", "learningRate", "filters"})
  void sortsByANumber(String parameter) {
    Page page = open(new StudyFixture().complete(30));

    assertThat(numbers(column(page, parameter)))
        .isNotEqualTo(sorted(numbers(column(page, parameter))));
    sortBy(page, parameter);
    assertThat(numbers(column(page, parameter))).isSorted();
  }

  @Test
  void sortsByAText() {
    Page page = open(new StudyFixture().complete(30));

    sortBy(page, "activation");
    assertThat(column(page, "activation")).isSorted().contains("relu", "elu");
    sortBy(page, "activation");
    assertThat(column(page, "activation")).isSortedAccordingTo(Comparator.reverseOrder());
  }

  @Test
  void sortsInactiveParametersToTheEndWhicheverWay() {
    Page page = open(new StudyFixture().complete(30));

    for (int click = 0; click < 2; click++) {
      sortBy(page, "focalGamma");
      List<String> values = column(page, "focalGamma");
      int present = numbers(values).size();
      assertThat(present).isBetween(1, 29);
      assertThat(values.subList(present, 30)).containsOnly("–");
    }
  }

  @Test
  void sortsByTheKeyboardAndSaysSo() {
    Page page = open(new StudyFixture().complete(10));

    page.locator("#trials thead button", new Page.LocatorOptions().setHasText("Trial")).focus();
    page.keyboard().press("Enter");

    assertThat(numbers(column(page, "Trial"))).isSorted();
    assertThat(page.locator("th[aria-sort=ascending]").innerText()).contains("Trial");
    assertThat(page.locator("th[aria-sort=ascending], th[aria-sort=descending]").count()).isOne();
  }

  @Test
  void filtersByWordsThatAllHaveToBeThere() {
    Page page = open(new StudyFixture().sweep(30));

    page.locator("#filter").fill("FAILED nan");
    assertThat(page.locator(SHOWN_ROWS).count()).isEqualTo(2);
    assertThat(page.locator("#shown").innerText()).isEqualTo("2 of 30 trials");

    page.locator("#filter").fill("filters=16 activation=elu");
    assertThat(column(page, "filters")).isNotEmpty().containsOnly("16");
    assertThat(column(page, "activation")).containsOnly("elu");

    page.locator("#filter").fill("no such thing");
    assertThat(page.locator("#none").isVisible()).isTrue();

    page.locator("#filter").fill("");
    assertThat(page.locator(SHOWN_ROWS).count()).isEqualTo(30);
  }

  @Test
  void opensATrialWithItsCurvesAndConfusionMatrixAndThrowsThemAwayOnClosing() {
    Page page = open(new StudyFixture().complete(5));
    assertThat(page.locator(".panel").count()).isZero();

    opener(page, 3).focus();
    page.keyboard().press("Enter");

    assertThat(opener(page, 3).getAttribute("aria-expanded")).isEqualTo("true");
    assertThat(page.locator("#detail-3 .line svg").count()).isEqualTo(2);
    assertThat(page.locator("#detail-3 .line").first().innerText())
        .contains("Training", "Validation", "kept:");
    assertThat(page.locator("#detail-3 .matrix svg").innerHTML()).contains("spiral", "edge-on");
    assertThat(page.locator("#detail-3 .classes tbody tr").count()).isEqualTo(4);

    page.locator("#detail-3 button").first().focus();
    page.keyboard().press("Escape");
    assertThat(page.locator(".panel").count()).isZero();
    assertThat(
            page.evaluate("document.activeElement === document.querySelector('#trial-3 .opener')"))
        .isEqualTo(true);
  }

  @Test
  void togglesTheConfusionMatrixBetweenImagesAndShares() {
    StudyReport report = new StudyFixture().complete(1).report();
    long hits = report.trials().get(0).confusion().orElseThrow().count(0, 0);
    Page page = open(report);
    opener(page, 1).click();

    assertThat(page.locator(".matrix svg text").allTextContents()).contains(Long.toString(hits));
    page.locator(".confusion .choice button").nth(1).click();

    assertThat(page.locator(".matrix svg text").allTextContents())
        .contains(Math.round(100.0 * hits / 557) + "%");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 20})
  void drawsAConfusionMatrixOfFewAndManyClasses(int classes) {
    List<String> names = IntStream.range(0, classes).mapToObj(k -> "kind " + k).toList();
    Page page =
        open(
            new StudyFixture()
                .classes(names, IntStream.range(0, classes).map(k -> 5 + 3 * k).toArray())
                .complete(1));

    opener(page, 1).click();

    List<String> texts = page.locator(".matrix svg text").allTextContents();
    assertThat(texts).hasSizeGreaterThanOrEqualTo(classes * classes).containsAll(names);
  }

  @Test
  void opensTheTrialOfALinkAndOfAnAddress() {
    Path file = new ReportWriter().write(new StudyFixture().complete(5).report(), reports);
    Page page = browser.open(file);

    page.locator(".lead a").click();
    assertThat(page.locator(".panel").count()).isOne();
    page.navigate("about:blank");
    page.navigate(file.toUri() + "#trial-4");
    assertThat(page.locator("#detail-4").isVisible()).isTrue();
    browser.requests().remove("about:blank");
  }

  @Test
  void linksThePointsOfTheScatterPlotToTheRows() {
    Page page = open(new StudyFixture().complete(1));
    page.locator("#scatter svg").waitFor();
    Object at =
        page.evaluate(
            "() => { const chart = echarts.getInstanceByDom(document.getElementById('scatter'));"
                + " const box = document.getElementById('scatter').getBoundingClientRect();"
                + " const [x, y] = chart.convertToPixel({ seriesIndex: 0 },"
                + " chart.getOption().series[0].data[0].value);"
                + " return { x: box.x + x, y: box.y + y }; }");
    Map<?, ?> point = (Map<?, ?>) at;
    double x = ((Number) point.get("x")).doubleValue();
    double y = ((Number) point.get("y")).doubleValue();

    page.mouse().move(x, y);
    page.locator("#trial-1.pointed").waitFor();
    assertThat(page.locator("#scatter").innerText()).contains("Trial 1", "Accuracy 0.");
    page.mouse().click(x, y);

    assertThat(page.locator("#detail-1").isVisible()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "</script><script>alert(1)</script>",
        "\"><svg onload=alert(1)>",
        "{a|x}${alert(1)}<!--<script>"
      })
  void runsNoTextOfAStudy(String evil) {
    StudyFixture fixture =
        new StudyFixture()
            .named(evil)
            .classes(List.of(evil, evil + "2", "c"), 30, 20, 4)
            .firstParameter(evil)
            .complete(3)
            .complete(Map.of("macroF1", 0.1, "accuracy", 0.2, evil, 0.3), Map.of("p", evil))
            .pruned(evil)
            .failed(evil);
    Page page = open(fixture);

    assertThat(page.locator("h1").innerText()).isEqualTo(evil);
    opener(page, 1).click();
    opener(page, 6).click();
    page.locator("#detail-1 .matrix").hover();
    page.locator("#detail-1 .line").first().hover();
    page.locator("#scatter").hover();
    page.locator("#filter").fill(evil);
    assertThat(page.locator("#detail-6 .why").innerText()).isEqualTo(evil);
    assertThat(page.locator("img, svg[onload]").count()).isZero();
    assertThat(page.locator("script").count()).isEqualTo(4);
  }

  @Test
  void refusesToRunAScriptThatWasPutIntoThePage() {
    Page page = open(new StudyFixture().complete(1));

    page.evaluate(
        "() => { const script = document.createElement('script');"
            + " script.textContent = 'window.ran = true'; document.body.append(script); }");

    assertThat(page.evaluate("window.ran === undefined")).isEqualTo(true);
    assertThat(browser.complaints()).singleElement().asString().contains("Content Security Policy");
    browser.complaints().clear();
  }

  @ParameterizedTest
  @ValueSource(ints = {375, 768, 1280})
  void fitsTheWidthOfTheScreen(int width) {
    Path file = new ReportWriter().write(new StudyFixture().sweep(12).report(), reports);
    Page page = browser.open(file, width, 800, ColorScheme.DARK);

    opener(page, 1).click();

    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
    assertThat((Integer) page.evaluate("document.querySelector('.panel').offsetWidth"))
        .isLessThanOrEqualTo(width);
  }

  @Test
  void leadsFromTheIndexToTheStudyAndBack() {
    ReportWriter writer = new ReportWriter();
    StudyReport report = new StudyFixture().named("50% <off>/#1").complete(1).report();
    writer.write(report, reports);
    Page page =
        browser.open(writer.writeIndex(List.of(report.summary()), reports, StudyFixture.NOW));

    page.locator(".studies a").click();
    assertThat(page.locator("h1").innerText()).isEqualTo("50% <off>/#1");
    page.locator(".crumbs a").click();
    assertThat(page.locator("h1").innerText()).isEqualTo("Studies");
  }

  @Test
  void isReadWithoutJavaScriptToo() {
    Path file = new ReportWriter().write(new StudyFixture().sweep(12).report(), reports);
    Page page = browser.openWithoutScripts(file);

    assertThat(page.locator(SHOWN_ROWS).count()).isEqualTo(12);
    assertThat(page.locator("#filter").isVisible()).isFalse();
    assertThat(page.locator("#trials .spark:visible").count()).isGreaterThan(5);
  }

  private static List<Double> sorted(List<Double> numbers) {
    List<Double> copy = new ArrayList<>(numbers);
    copy.sort(null);
    return copy;
  }
}
