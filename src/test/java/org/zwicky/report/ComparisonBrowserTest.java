package org.zwicky.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zwicky.analysis.StudyComparison;
import org.zwicky.analysis.StudyFixture;
import org.zwicky.metric.Goal;
import org.zwicky.study.Objective;

/** Two studies side by side, in a real browser without a network. */
@Tag("slow")
class ComparisonBrowserTest extends BrowserTest {

  @Test
  void showsScoresSettingsAndTheCourseOfBoth() {
    Page page =
        open(
            new StudyFixture().sweep(12),
            new StudyFixture().named("<script>alert(1)</script>").sweep(20),
            List.of(new StudyComparison.Setting("/sweep/sampler", "\"random\"", "\"tpe\"")));

    assertThat(page.locator("h1").innerText())
        .isEqualTo("galaxy-zoo1-cnn and <script>alert(1)</script>");
    assertThat(page.locator("#compared-history svg path").count()).isGreaterThan(2);
    assertThat(page.locator("main").innerText())
        .contains("The best by each metric", "Balanced accuracy", "/sweep/sampler", "\"tpe\"");
    page.getByText("By time", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(page.locator("#compared-history").innerText()).contains("in minutes");
  }

  @Test
  void saysThatCoursesOfDifferentObjectivesDontCompare() {
    Page page =
        open(
            new StudyFixture().sweep(3),
            new StudyFixture().named("other").ofCommands(new Objective("loss", Goal.MINIMIZE)),
            List.of());

    assertThat(page.locator("main").innerText())
        .contains("don't compare", "Nothing but the name", "No trial is complete yet");
  }

  private Page open(
      StudyFixture first, StudyFixture second, List<StudyComparison.Setting> settings) {
    return browser.open(
        new ReportWriter()
            .write(StudyComparison.of(first.report(), second.report(), settings), reports));
  }
}
