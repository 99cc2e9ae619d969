package org.zwicky.report;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The chromium of this machine, cut off from the network; it notes all that went wrong. */
final class Browser implements AutoCloseable {

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;
  private BrowserContext context;
  private final List<String> complaints = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();

  Browser(Path executable) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    chromium =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(executable)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--disable-quic")));
  }

  /** Looks for chromium on the PATH. */
  static Optional<Path> executable() {
    return Stream.of(System.getenv("PATH").split(Pattern.quote(File.pathSeparator)))
        .flatMap(
            dir ->
                Stream.of("chromium", "chromium-browser", "google-chrome")
                    .map(n -> Path.of(dir, n)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  Page open(Path file) {
    return open(file, 1280, 900, ColorScheme.LIGHT);
  }

  Page open(Path file, int width, int height, ColorScheme scheme) {
    return open(
        file,
        new com.microsoft.playwright.Browser.NewContextOptions()
            .setViewportSize(width, height)
            .setColorScheme(scheme));
  }

  Page openWithoutScripts(Path file) {
    return open(
        file, new com.microsoft.playwright.Browser.NewContextOptions().setJavaScriptEnabled(false));
  }

  private Page open(Path file, com.microsoft.playwright.Browser.NewContextOptions options) {
    complaints.clear();
    requests.clear();
    if (context != null) {
      context.close();
    }
    context = chromium.newContext(options.setOffline(true));
    Page page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    page.onDialog(
        dialog -> {
          complaints.add("dialog: " + dialog.message());
          dialog.dismiss();
        });
    page.onRequest(request -> requests.add(request.url()));
    page.navigate(file.toUri().toString());
    return page;
  }

  /** Errors, warnings and dialogs since the last page was opened. */
  List<String> complaints() {
    return complaints;
  }

  /** What was asked for since the last page was opened, by URL. */
  List<String> requests() {
    return requests;
  }

  @Override
  public void close() {
    chromium.close();
    playwright.close();
  }
}
