package org.zwicky.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.zwicky.base.file.Sha256;

/**
 * The style and the scripts that a page carries in itself. Immutable.
 *
 * @param style the style sheet
 * @param charts Apache ECharts with its licence
 * @param script the page's own
 */
public record Assets(String style, String charts, String script) {

  private static final String WEBJAR = "/META-INF/resources/_static/echarts/%s/%s";
  private static final String WEBJAR_VERSION = "/META-INF/maven/org.mvnpm/echarts/pom.properties";
  private static final List<String> STYLES =
      List.of(
          "report.css", "board.css", "classwise.css", "gallery.css", "matters.css", "compare.css");
  // The page's own sections stand between view.js, which they use, and main.js, which starts them.
  private static final List<String> SCRIPTS =
      List.of(
          "dom.js",
          "charts.js",
          "detail.js",
          "table.js",
          "ranges.js",
          "rows.js",
          "menus.js",
          "view.js",
          "gallery.js",
          "overview.js",
          "choices.js",
          "rare.js",
          "confusion.js",
          "calibration.js",
          "matters.js",
          "pairs.js",
          "search.js",
          "overtraining.js",
          "main.js",
          "compare.js");

  /**
   * Reads them from the class path.
   *
   * @throws IllegalStateException if one is not there
   */
  static Assets load() {
    return new Assets(
        STYLES.stream().map(Assets::read).collect(Collectors.joining("\n")),
        echarts(),
        SCRIPTS.stream()
            .map(Assets::read)
            .collect(Collectors.joining("\n", "\"use strict\";\n", "")));
  }

  /** Content security policy of a page with these scripts: it runs them and nothing else. */
  public String policy() {
    return "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none';"
        + " form-action 'none'; script-src "
        + hash(charts)
        + " "
        + hash(script);
  }

  /** Content security policy of a page without scripts. */
  public static String policyWithoutScripts() {
    return "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none';"
        + " form-action 'none'";
  }

  private static String echarts() {
    Properties properties = new Properties();
    try (InputStream in = open(WEBJAR_VERSION)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String version = properties.getProperty("version");
    String notices =
        List.of("NOTICE", "LICENSE", "licenses/LICENSE-d3").stream()
            .map(name -> read(String.format(WEBJAR, version, name)))
            .collect(Collectors.joining("\n\n"));
    return "/*! Apache ECharts "
        + version
        + "\n\n"
        + notices.replace("*/", "* /")
        + "\n*/\n"
        + read(String.format(WEBJAR, version, "dist/echarts.min.js"));
  }

  private static String read(String name) {
    try (InputStream in = open(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String name) {
    InputStream in = Assets.class.getResourceAsStream(name);
    if (in == null) {
      throw new IllegalStateException("The class path has no " + name);
    }
    return in;
  }

  private static String hash(String script) {
    byte[] digest = Sha256.of(script.getBytes(StandardCharsets.UTF_8));
    return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
  }
}
