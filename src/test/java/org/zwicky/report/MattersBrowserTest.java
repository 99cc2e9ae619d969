package org.zwicky.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zwicky.analysis.StudyFixture;
import org.zwicky.metric.Goal;
import org.zwicky.metric.Metric;
import org.zwicky.study.Objective;

/** What mattered, and overtraining, in a real browser without a network. */
@Tag("slow")
class MattersBrowserTest extends BrowserTest {

  private static final String SHOWN_ROWS = "#trials tbody tr.row:visible";

  private Page open(StudyFixture fixture) {
    return browser.open(new ReportWriter().write(fixture.report(), reports));
  }

  private static Locator drawn(Page page, String host) {
    if (host.equals(".layers")) {
      // It is there only once its part of the page has been seen.
      page.locator(".one-trial").scrollIntoViewIfNeeded();
      page.locator(host).waitFor();
    }
    page.locator(host).first().scrollIntoViewIfNeeded();
    Locator svg = page.locator(host + " svg").first();
    svg.waitFor();
    return svg;
  }

  /** Where a point of a chart's series is on the screen. */
  private static double[] pointOf(Page page, String host, int series, int index) {
    Map<?, ?> at =
        (Map<?, ?>)
            page.evaluate(
                "([host, series, index]) => { const element = document.querySelector(host);"
                    + " const chart = echarts.getInstanceByDom(element);"
                    + " const box = element.getBoundingClientRect();"
                    + " const data = chart.getOption().series[series].data[index];"
                    + " const [x, y] = chart.convertToPixel({ seriesIndex: series }, data.value);"
                    + " return { x: box.x + x, y: box.y + y, trial: data.trial.number }; }",
                List.of(host, series, index));
    return new double[] {
      ((Number) at.get("x")).doubleValue(),
      ((Number) at.get("y")).doubleValue(),
      ((Number) at.get("trial")).doubleValue()
    };
  }

  private static void dragAlongTheFirstAxis(Page page, double from, double to) {
    drawn(page, ".parallel");
    Map<?, ?> axis =
        (Map<?, ?>)
            page.evaluate(
                "() => { const host = document.querySelector('.parallel');"
                    + " const box = host.getBoundingClientRect();"
                    + " return { x: box.x + 40, top: box.y + 36, bottom: box.bottom - 20 }; }");
    double x = ((Number) axis.get("x")).doubleValue();
    double top = ((Number) axis.get("top")).doubleValue();
    double height = ((Number) axis.get("bottom")).doubleValue() - top;
    page.mouse().move(x, top + from * height);
    page.mouse().down();
    page.mouse().move(x, top + (from + to) / 2 * height);
    page.mouse().move(x, top + to * height);
    page.mouse().up();
  }

  @Test
  void ranksTheParametersForTheObjectiveAndForTheRecallOfAClass() {
    Page page = open(new StudyFixture().sweep(40));
    Locator rows = page.locator("#importance tbody tr");
    int parameters = rows.count();
    String before = page.locator("#importance tbody").innerText();
    assertThat(parameters).isGreaterThan(5);
    assertThat(page.locator("#importance-note").innerText())
        .contains("Macro-F1", "37 trials", "are few", "stopped early");

    page.locator("#matters-metric").selectOption(new SelectOption().setLabel("Recall of merger"));

    assertThat(page.locator("#importance-note").innerText()).contains("Recall of merger");
    assertThat(page.locator("#importance tbody").innerText()).isNotEqualTo(before);
    assertThat(rows.count()).isEqualTo(parameters);
  }

  @Test
  void brushesAnAxisToFilterTheLeaderboardAndLetsGo() {
    Page page = open(new StudyFixture().complete(30));

    dragAlongTheFirstAxis(page, 0.05, 0.5);

    int left = page.locator(SHOWN_ROWS).count();
    assertThat(left).isBetween(1, 29);
    assertThat(page.locator("#shown").innerText()).isEqualTo(left + " of 30 trials");
    assertThat(page.locator("#matters-charts [role=status]:visible").first().innerText())
        .startsWith(left + " of 30 trials");
    page.locator("button", new Page.LocatorOptions().setHasText("Show all again")).click();
    assertThat(page.locator(SHOWN_ROWS).count()).isEqualTo(30);
    assertThat(page.locator("#shown").innerText()).isEqualTo("30 trials");
  }

  @Test
  void keepsTheBrushWhenColoursChangeAndLosesItWhenAHiddenTrialIsOpened() {
    Page page = open(new StudyFixture().complete(30));
    dragAlongTheFirstAxis(page, 0.05, 0.5);
    int left = page.locator(SHOWN_ROWS).count();

    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    page.locator("#filter").fill("a");
    page.locator("#filter").fill("");

    assertThat(page.locator(SHOWN_ROWS).count()).isEqualTo(left);
    int hidden =
        (Integer)
            page.evaluate(
                "() => [...Array(30).keys()].map(i => i + 1).find(n => !document.getElementById('trial-' + n))");
    page.evaluate("number => { location.hash = '#trial-' + number; }", hidden);
    page.locator("#detail-" + hidden).waitFor();
    assertThat(page.locator(SHOWN_ROWS).count()).isEqualTo(30);
    assertThat(
            page.locator("button", new Page.LocatorOptions().setHasText("Show all again"))
                .isDisabled())
        .isTrue();
  }

  @Test
  void opensATrialFromAPointOfASlice() {
    Page page = open(new StudyFixture().complete(3));
    drawn(page, ".slice");
    double[] point = pointOf(page, ".slice", 0, 1);

    page.mouse().move(point[0], point[1]);
    page.locator("#trial-" + (int) point[2] + ".pointed").waitFor();
    page.mouse().click(point[0], point[1]);

    assertThat(page.locator("#detail-" + (int) point[2]).isVisible()).isTrue();
  }

  @Test
  void drawsASurfaceOfAnyTwoParametersOnceThereAreEnoughTrials() {
    Page page = open(new StudyFixture().complete(20));
    drawn(page, ".pair");

    page.locator("#pair-x").selectOption(new SelectOption().setLabel("learningRate"));
    page.locator("#pair-y").selectOption(new SelectOption().setLabel("dropout"));

    assertThat(cells(page)).isGreaterThan(50);
    assertThat(page.locator(".ramp").innerText()).contains("Macro-F1");
    page.locator("#pair-y").selectOption(new SelectOption().setLabel("learningRate"));
    assertThat(cells(page)).isZero();
    page = open(new StudyFixture().complete(9));
    drawn(page, ".pair");
    assertThat(cells(page)).isZero();
    assertThat(page.locator("#matters-charts").innerText()).contains("too few for a surface");
  }

  private static int cells(Page page) {
    return (Integer)
        page.evaluate(
            "() => echarts.getInstanceByDom(document.querySelector('.pair')).getOption().series[1].data.length");
  }

  @Test
  void showsTheCourseOfTheSearchByNumberAndByTime() {
    Page page = open(new StudyFixture().sweep(20));
    drawn(page, ".history");

    assertThat(page.locator(".history").innerText()).contains("Best so far");
    page.locator("button", new Page.LocatorOptions().setHasText("Time spent")).click();
    assertThat(page.locator(".history").textContent()).contains("min");
    drawn(page, ".rungs");
    assertThat(page.locator("#matters-charts").innerText())
        .contains("Why each of the 5 was stopped");
    drawn(page, ".times");
  }

  @Test
  void showsCurvesAndGradientsOfAChosenTrialAndItsWarnings() {
    Page page =
        open(
            new StudyFixture()
                .objective(Metric.ACCURACY)
                .layers(6, 0.9)
                .complete(3)
                .layers(6, 0.05)
                .complete(1));

    assertThat(page.locator("#overtraining .warnings").innerText()).contains("4", "vanishes");
    drawn(page, ".layers");
    drawn(page, ".gap");
    String options = page.locator("#overtraining-trial").innerText();
    assertThat(options).contains("with a warning");
    page.locator("#overtraining-trial").selectOption(new SelectOption().setIndex(3));
    assertThat(page.locator(".one-trial .line svg").count()).isEqualTo(2);
    page.locator(".one-trial button", new Page.LocatorOptions().setHasText("Update by weight"))
        .click();
    page.locator(".one-trial summary").click();
    assertThat(page.locator(".one-trial table").innerText()).contains("6 softmax", "kept epoch");
  }

  @Test
  void showsWhatMatteredToCommandsWithoutCurves() {
    StudyFixture fixture = new StudyFixture().ofCommands(new Objective("rmse", Goal.MINIMIZE));
    for (int i = 0; i < 20; i++) {
      fixture.complete(
          Map.of("rmse", 1.0 + Math.abs(i - 6), "slope", 0.1 * i),
          Map.of("rate", i / 10.0, "kind", i % 2 == 0 ? "a" : "b"));
    }
    Page page = open(fixture);
    drawn(page, ".slice");

    assertThat(page.locator("#importance tbody th").first().innerText()).isEqualTo("rate");
    assertThat(page.locator("#overtraining").count()).isZero();
    page.locator("#matters-metric").selectOption(new SelectOption().setLabel("slope"));
    assertThat(page.locator("#importance-note").innerText()).contains("for the objective alone");
    assertThat(page.locator("#importance").isVisible()).isFalse();
    drawn(page, ".history");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void staysQuietWithHardlyAnyTrials(int trials) {
    Page page = open(new StudyFixture().complete(trials).failed("Out of memory"));

    assertThat(page.locator("#matters").count()).isEqualTo(trials == 0 ? 0 : 1);
    if (trials > 0) {
      assertThat(page.locator("#matters").innerText())
          .containsAnyOf("Too few trials to tell", "No parameter differs");
    }
    page.evaluate("scrollTo(0, document.body.scrollHeight)");
  }

  @ParameterizedTest
  @ValueSource(ints = {375, 900, 1440})
  void fitsTheWidthOfTheScreen(int width) {
    Path file =
        new ReportWriter().write(new StudyFixture().layers(8, 0.5).sweep(24).report(), reports);
    Page page = browser.open(file, width, 800, ColorScheme.DARK);

    for (String host : List.of(".slice", ".parallel", ".pair", ".history", ".layers")) {
      drawn(page, host);
    }

    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
  }

  @Test
  void runsNoTextOfAStudy() {
    String evil = "<img src=x onerror=alert(1)>";
    StudyFixture fixture =
        new StudyFixture().classes(List.of(evil, "b", "c"), 30, 20, 4).firstParameter(evil);
    fixture.complete(12);
    for (int i = 0; i < 3; i++) {
      fixture.complete(Map.of("macroF1", 0.1 * i, evil, 0.3), Map.of(evil, evil + i));
    }
    Page page = open(fixture.pruned(evil));

    for (String host : List.of(".slice", ".parallel", ".pair", ".history", ".rungs")) {
      drawn(page, host);
      page.locator(host).first().hover();
    }
    page.locator("#matters-metric").selectOption(new SelectOption().setLabel("Recall of " + evil));
    assertThat(page.locator("img").count()).isZero();
  }

  @Test
  void isReadWithoutJavaScriptToo() {
    Path file = new ReportWriter().write(new StudyFixture().sweep(24).report(), reports);
    Page page = browser.openWithoutScripts(file);

    assertThat(page.locator("#importance tbody tr").count()).isGreaterThan(5);
    assertThat(page.locator("#matters .noscript").isVisible()).isTrue();
  }
}
