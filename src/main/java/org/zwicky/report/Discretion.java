package org.zwicky.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zwicky.analysis.StudyReport;

/**
 * Leaves out of a page what tells of its author rather than of the study, as pages are made to be
 * shown: names of host and user, where files lie, and values that look like keys or passwords.
 * Immutable.
 */
public final class Discretion implements UnaryOperator<String> {

  private static final String HOST = "host";
  private static final String MASK = "•••";

  /** A name that says so, and its value after a sign or a space. */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)([\\w.-]*(?:api[_-]?key|apikey|token|secret|passw(?:or)?d|passphrase|credentials?|authorization|bearer|access[_-]?key|private[_-]?key)[\\w.-]*)"
              + "(\"?\\s*[=:]\\s*\"?|\"\\s*,\\s*\"|\\s+\"?)"
              + "((?:bearer\\s+|basic\\s+)?[^\\s\"',;}&]{4,})");

  /** Values of services that are known by how they begin. */
  private static final Pattern KNOWN =
      Pattern.compile(
          "\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b|\\bgh[pousr]_\\w{20,}|\\bgithub_pat_\\w{20,}|\\bglpat-[\\w-]{16,}"
              + "|\\bsk-[\\w-]{16,}|\\bhf_\\w{16,}|\\bxox[a-z]-[\\w-]{10,}|\\bAIza[\\w-]{30,}"
              + "|\\beyJ[\\w-]{10,}\\.[\\w-]{5,}(?:\\.[\\w-]*)?|-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]*(?:-----END [A-Z ]*-----)?");

  private static final Pattern IN_URL = Pattern.compile("(\\w+://)[^\\s/@:\"]+:[^\\s/@\"]+@");

  private static final Pattern PATH =
      Pattern.compile("(?<![\\w.~…/:>])/(?:[^/\\s\"'<>|:;,]+/)+([^/\\s\"'<>|:;,]*)");
  private static final Pattern WINDOWS_PATH =
      Pattern.compile(
          "\\b[A-Za-z]:\\\\{1,2}(?:[^\\\\\\s\"'<>|:;,]+\\\\{1,2})+([^\\\\\\s\"'<>|:;,]*)");
  private static final int LEAST_NAME = 3;

  private final Map<Pattern, String> names = new LinkedHashMap<>();

  private Discretion(String host, String user) {
    name(host, "HOST");
    if (!user.equals("root")) {
      name(user, "USER");
    }
  }

  private void name(String name, String shown) {
    if (name.length() >= LEAST_NAME) {
      names.put(
          Pattern.compile("(?<![\\w-])" + Pattern.quote(name) + "(?![\\w-])"),
          Matcher.quoteReplacement(shown));
    }
  }

  /** The report as everybody may see it. */
  public static StudyReport of(StudyReport report) {
    String host = report.provenance().getOrDefault(HOST, "");
    return report.retold(
        new Discretion(host, System.getProperty("user.name", "")), field -> field.equals(HOST));
  }

  @Override
  public String apply(String text) {
    String told = NAMED.matcher(text).replaceAll("$1$2" + MASK);
    told = KNOWN.matcher(told).replaceAll(MASK);
    told = IN_URL.matcher(told).replaceAll("$1" + MASK + "@");
    told = PATH.matcher(told).replaceAll("…/$1");
    told = WINDOWS_PATH.matcher(told).replaceAll("…/$1");
    for (Map.Entry<Pattern, String> name : names.entrySet()) {
      told = name.getKey().matcher(told).replaceAll(name.getValue());
    }
    return told;
  }
}
