package org.zwicky.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zwicky.analysis.AnswersFixture;
import org.zwicky.analysis.StudyFixture;
import org.zwicky.analysis.StudyReport;

/** What a person does with a leaderboard of one, some and many trials. */
@Tag("slow")
class BoardBrowserTest extends BrowserTest {

  private static final String ROWS = "#trials tbody tr.row:visible";
  // Of the last row on a page, which is neither tied nor best in anything.
  private static final String SHAPE =
      "() => [...[...document.querySelectorAll('#trials tr.row:has(td.missing)')].at(-1).cells].map(cell =>"
          + " [cell.tagName, cell.className.trim(), [...cell.children].map(c => c.tagName)].join('|'))";

  private Page open(StudyReport report) {
    return browser.open(new ReportWriter().write(report, reports));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 30, 500})
  void showsAPageOfRowsSortsAndLeadsToTheOthers(int trials) {
    Page page = open(AnswersFixture.report(new StudyFixture().epochs(3).complete(trials)));

    assertThat(page.locator(ROWS).count()).isEqualTo(Math.min(100, trials));
    assertThat(page.locator("#pager").isVisible()).isEqualTo(trials > 100);
    assertThat(page.locator("#trials .marks").count()).isGreaterThanOrEqualTo(3);
    page.locator("#trials thead button", new Page.LocatorOptions().setHasText("Trial")).click();
    assertThat(page.locator(ROWS).first().getAttribute("id")).isEqualTo("trial-1");
    if (trials == 500) {
      page.locator("#pager button").nth(2).click();
      assertThat(page.locator("#pager span").innerText()).isEqualTo("101–200 of 500");
      assertThat(page.locator(ROWS).first().getAttribute("id")).isEqualTo("trial-101");
      page.locator("#trial-200 .opener").click();
      assertThat(page.locator("#detail-200 svg").count()).isPositive();
    }
  }

  @Test
  void makesARowAsTheTemplateWritesIt() {
    StudyReport report = AnswersFixture.report(new StudyFixture().epochs(3).complete(240));
    Page page = open(report);

    Object written = page.evaluate(SHAPE);
    page.locator("#pager button").nth(2).click();
    Object made = page.evaluate(SHAPE);

    assertThat(made).isEqualTo(written);
  }

  @Test
  void marksTheTiesAndEndsTheirBandWhereTheRanksAreInOrder() {
    StudyReport report =
        AnswersFixture.report(new StudyFixture().classes(List.of("a", "b"), 30, 12).complete(30));
    Page page = open(report);
    int tied = report.ties().tied().size();

    assertThat(tied).isPositive();
    assertThat(page.locator("tr.tied .tie").count()).isEqualTo(tied);
    assertThat(page.locator("#ties").innerText()).startsWith(tied + " of 29 other trials");
    assertThat(page.locator("tr.tied + .tie-line").count()).isOne();
    page.locator("#trials thead button", new Page.LocatorOptions().setHasText("Trial")).click();
    assertThat(page.locator(".tie-line").count()).isZero();
  }

  @Test
  void filtersByComparisonsAndRangesTogether() {
    Page page = open(new StudyFixture().complete(30).report());

    page.locator("#filter").fill("blocks=3 dropout<=0.4");
    int byWords = page.locator(ROWS).count();
    assertThat(byWords).isBetween(1, 25);

    page.locator("#ranges summary").focus();
    page.keyboard().press("Enter");
    page.locator("#range-column")
        .selectOption(new com.microsoft.playwright.options.SelectOption().setLabel("Trial"));
    page.locator("#range-high").fill("15");
    page.keyboard().press("Enter");
    assertThat(page.locator(ROWS).count()).isLessThanOrEqualTo(byWords);
    assertThat(page.locator("#chips button").innerText()).isEqualTo("Trial ≤ 15 ×");

    page.locator("#filter").fill("");
    assertThat(page.locator(ROWS).count()).isEqualTo(15);
    page.locator("#chips button").click();
    assertThat(page.locator(ROWS).count()).isEqualTo(30);
  }

  @Test
  void hidesAndShowsColumns() {
    Page page = open(new StudyFixture().sweep(12).report());
    String head = "#trials thead th:has-text('Weighted F1')";
    assertThat(page.locator(head).isVisible()).isFalse();

    page.locator("#columns summary").click();
    page.locator("#columns label", new Page.LocatorOptions().setHasText("Weighted F1")).click();
    assertThat(page.locator(head).isVisible()).isTrue();
    page.locator("#columns label", new Page.LocatorOptions().setHasText("dropout")).click();
    assertThat(page.locator("#trials thead th:has-text('dropout')").isVisible()).isFalse();
    page.keyboard().press("Escape");
    assertThat(page.locator("#columns .menu-box").isVisible()).isFalse();
  }
}
