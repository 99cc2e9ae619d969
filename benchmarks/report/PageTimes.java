import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Opens a page in the chromium at a path and says how long opening, sorting, filtering and paging
 * take until what they show is laid out, in milliseconds: {@code PageTimes CHROMIUM PAGE}.
 */
public final class PageTimes {

  private static final String AFTER =
      "const laid = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));"
          + "const time = async act => { const from = performance.now(); act(); await laid();"
          + " return Math.round(performance.now() - from); };";

  private PageTimes() {}

  public static void main(String[] arguments) {
    try (Playwright playwright =
            Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser chromium =
            playwright
                .chromium()
                .launch(
                    new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(arguments[0]))
                        .setArgs(List.of("--no-sandbox", "--disable-gpu")))) {
      Page page = chromium.newPage();
      long from = System.nanoTime();
      page.navigate(Path.of(arguments[1]).toUri().toString());
      page.evaluate("async () => {" + AFTER + "await laid(); }");
      System.out.println("open " + Math.round((System.nanoTime() - from) / 1e6));
      say(page, "sort", "document.querySelectorAll('#trials thead button')[3].click()");
      say(page, "sort by text", "[...document.querySelectorAll('#trials thead button')]"
          + ".find(each => each.textContent === 'activation').click()");
      say(page, "filter", "const box = document.getElementById('filter');"
          + "box.value = 'macroF1>0.5 blocks=3'; box.dispatchEvent(new Event('input'))");
      say(page, "unfilter", "const box = document.getElementById('filter');"
          + "box.value = ''; box.dispatchEvent(new Event('input'))");
      say(page, "next page", "[...document.querySelectorAll('#pager button')]"
          + ".find(each => each.textContent.startsWith('Next'))?.click()");
      System.out.println(
          "script heap "
              + page.evaluate("Math.round(performance.memory.usedJSHeapSize / 1e6)") + " MB");
    }
  }

  private static void say(Page page, String what, String script) {
    System.out.println(
        what + " " + page.evaluate("async () => {" + AFTER + "return time(() => {" + script + "}); }"));
  }
}
