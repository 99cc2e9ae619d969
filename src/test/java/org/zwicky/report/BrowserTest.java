package org.zwicky.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Tests of pages in a real browser without a network, one browser a class. */
@Tag("slow")
abstract class BrowserTest {

  static Browser browser;

  @TempDir Path reports;

  @BeforeAll
  static void startTheBrowser() {
    Optional<Path> executable = Browser.executable();
    assumeTrue(executable.isPresent(), "There is no chromium on the PATH: pages are not tried.");
    browser = new Browser(executable.get());
  }

  @AfterAll
  static void endTheBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  @AfterEach
  void nothingWentWrongAndNothingWasAskedOfTheNetwork() {
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.requests())
        .isNotEmpty()
        .allMatch(url -> url.startsWith("file:") || url.startsWith("data:"));
  }
}
