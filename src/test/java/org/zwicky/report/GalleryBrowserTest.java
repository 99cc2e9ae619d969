package org.zwicky.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zwicky.analysis.StudyFixture;
import org.zwicky.analysis.StudyReport;
import org.zwicky.report.picture.PictureSource;

/** What a person does with the gallery, in a real browser without a network. */
@Tag("slow")
class GalleryBrowserTest extends BrowserTest {

  private Page open(StudyReport report, PictureSource pictures, int width) {
    Page page =
        browser.open(
            new ReportWriter(pictures).write(report, reports), width, 900, ColorScheme.LIGHT);
    page.locator("#gallery").scrollIntoViewIfNeeded();
    page.locator("#gallery .gallery-controls").first().waitFor();
    return page;
  }

  private Page open() {
    return open(GalleryStudy.report(new StudyFixture().complete(4)), GalleryStudy.pictures(), 1280);
  }

  private static Locator figures(Page page) {
    return page.locator("#gallery figure");
  }

  @Test
  void everyImageSaysWhatItIsAndWhatItWasTakenFor() {
    Page page = open();

    List<String> texts =
        page.locator("#gallery figure img").all().stream()
            .map(image -> image.getAttribute("alt"))
            .toList();

    assertThat(texts)
        .isNotEmpty()
        .allMatch(
            text ->
                text.matches(
                    "Image \\d+: [a-z-]+, (recognised|taken for [a-z-]+) \\(\\d\\.\\d\\d\\)"));
    assertThat(
            page.evaluate(
                "[...document.querySelectorAll('#gallery img')].every(i => i.naturalWidth === 64"
                    + " && getComputedStyle(i).imageRendering === 'pixelated')"))
        .isEqualTo(true);
    assertThat(page.locator("#gallery ul.figures > li > figure").count())
        .isEqualTo(figures(page).count());
  }

  @Test
  void theKeyboardReachesAnImageAndItsOtherProbabilities() {
    Page page = open();
    Locator first = figures(page).first();

    page.locator("#gallery select").first().focus();
    for (int i = 0; i < 8 && !(boolean) first.evaluate("f => f === document.activeElement"); i++) {
      page.keyboard().press("Tab");
    }

    assertThat(first.evaluate("f => f === document.activeElement")).isEqualTo(true);
    assertThat(first.evaluate("f => getComputedStyle(f.querySelector('.more')).opacity"))
        .isEqualTo("1");
    assertThat(
            first.evaluate(
                "f => document.getElementById(f.getAttribute('aria-describedby')).innerText"))
        .asString()
        .contains("(true)");
    page.keyboard().press("Escape");
    assertThat(first.evaluate("f => getComputedStyle(f.querySelector('.more')).opacity"))
        .isEqualTo("0");
  }

  @Test
  void otherTrialsAndClassesCanBeChosen() {
    Page page = open();
    Locator own = page.locator("#gallery h3");
    assertThat(own.allInnerTexts())
        .startsWith("Of all classes", "elliptical", "spiral", "edge-on", "merger");

    page.locator("#gallery select").first().selectOption("3");

    assertThat(own.allInnerTexts()).startsWith("merger").doesNotContain("Of all classes");
    String before = page.locator("#gallery").innerText();
    page.locator("#gallery .choice button").nth(1).click();
    assertThat(page.locator("#gallery").innerText()).isNotEqualTo(before);
    assertThat(page.locator("#gallery .choice button").nth(1).getAttribute("aria-pressed"))
        .isEqualTo("true");
  }

  @Test
  void anOverlayCanBeSwitchedOnAndOff() {
    Page page = open();
    Locator overlay = page.locator("#gallery canvas.evidence").first();
    assertThat(overlay.isVisible()).isFalse();

    page.locator("#gallery button", new Page.LocatorOptions().setHasText("Speaks for the answer"))
        .click();

    assertThat(overlay.isVisible()).isTrue();
    assertThat(
            overlay.evaluate(
                "c => [...c.getContext('2d').getImageData(0, 0, 2, 2).data]"
                    + ".filter((v, i) => i % 4 === 3).map(v => v > 0 ? 1 : 0).join('')"))
        .isEqualTo("0111");
    page.locator("#gallery button", new Page.LocatorOptions().setHasText("None")).click();
    assertThat(overlay.isVisible()).isFalse();
  }

  @Test
  void twoTrialsAreComparedEitherWay() {
    Page page = open();
    List<String> there =
        page.locator("#gallery h4:text-matches('^(Fixed|Broken)')").allInnerTexts();
    Locator selects = page.locator("#gallery .gallery-part select");
    String from = selects.nth(0).inputValue();
    String to = selects.nth(1).inputValue();

    selects.nth(0).selectOption(to);
    assertThat(page.locator("#gallery").innerText()).contains("Choose two different trials.");
    selects.nth(1).selectOption(from);

    List<String> back = page.locator("#gallery h4:text-matches('^(Fixed|Broken)')").allInnerTexts();
    assertThat(back.get(0).replaceAll("\\D+(\\d+).*", "$1"))
        .isEqualTo(there.get(1).replaceAll("\\D+(\\d+).*", "$1"));
  }

  @Test
  void otherSectionsGetImagesAndThoseOfAPairOfClasses() {
    Page page = open();

    assertThat(
            page.evaluate(
                "(() => { const [pair] = Object.keys(gallery.data.confused);"
                    + " const ids = confusedImages(...pair.split('-').map(Number));"
                    + " return ids.length > 0 && ids.every(id => imageFigure(id) instanceof"
                    + " HTMLElement) && imageFigure(-1) === null; })()"))
        .isEqualTo(true);
  }

  @Test
  void withoutImagesTheGalleryIsATable() {
    Page page = open(GalleryStudy.report(new StudyFixture().complete(2)), PictureSource.NONE, 1280);

    assertThat(figures(page).count()).isZero();
    assertThat(page.locator("#gallery").innerText())
        .contains("This page was written without images.", "Taken for");
    assertThat(page.locator("#gallery tbody th[scope=row]").count()).isPositive();
  }

  @Test
  void nothingIsWiderThanANarrowPage() {
    for (PictureSource source : List.of(GalleryStudy.pictures(), PictureSource.NONE)) {
      Page page =
          open(
              GalleryStudy.report(
                  new StudyFixture()
                      .classes(List.of("a".repeat(60), "b c ".repeat(20), "c"), 40, 30, 20)
                      .complete(6)),
              source,
              375);
      assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
          .isEqualTo(true);
    }
  }

  @Test
  void oneTrialAloneHasAGallery() {
    Page page =
        open(GalleryStudy.report(new StudyFixture().complete(1)), GalleryStudy.pictures(), 900);

    assertThat(figures(page).count()).isPositive();
    assertThat(page.locator("#gallery").innerText())
        .doesNotContain("From one trial to another", "The top trials disagree");
  }
}
