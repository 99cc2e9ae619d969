package org.zwicky.store;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.zwicky.base.BadInputException;

/**
 * What a person gave as {@code jdbc:h2:…}. H2 runs some settings of a URL as SQL: only those are
 * taken that change how a database is opened, with values that are a number or a word. Immutable.
 *
 * @param kind how the database is reached
 * @param name what follows the kind: a file's name, a memory database's, or a server's address
 * @param settings by name in capital letters
 */
record H2Url(Kind kind, String name, Map<String, String> settings) {

  static final String SCHEME = "jdbc:h2:";

  private static final Set<String> SETTINGS =
      Set.of(
          "ACCESS_MODE_DATA",
          "AUTO_RECONNECT",
          "AUTO_SERVER",
          "AUTO_SERVER_PORT",
          "CACHE_SIZE",
          "DB_CLOSE_DELAY",
          "DB_CLOSE_ON_EXIT",
          "DEFAULT_LOCK_TIMEOUT",
          "IFEXISTS",
          "LOCK_TIMEOUT",
          "NETWORK_TIMEOUT",
          "TRACE_LEVEL_FILE",
          "TRACE_LEVEL_SYSTEM_OUT",
          "WRITE_DELAY");

  private static final Pattern VALUE = Pattern.compile("-?\\d{1,9}|[A-Za-z]{1,8}");
  private static final Pattern OTHER_FILE_SYSTEM = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");

  /** How a database is reached. */
  enum Kind {
    FILE("file:"),
    MEMORY("mem:"),
    TCP("tcp:"),
    SSL("ssl:");

    private final String prefix;

    Kind(String prefix) {
      this.prefix = prefix;
    }
  }

  /**
   * Reads a URL.
   *
   * @throws BadInputException if it holds what is not taken
   */
  static H2Url of(String url) {
    String rest = url.substring(SCHEME.length());
    int settings = rest.indexOf(';');
    String place = settings < 0 ? rest : rest.substring(0, settings);
    for (Kind kind : Kind.values()) {
      if (place.startsWith(kind.prefix)) {
        return new H2Url(
            kind, place.substring(kind.prefix.length()), settings(url, rest, settings));
      }
    }
    if (OTHER_FILE_SYSTEM.matcher(place).matches()) {
      throw new BadInputException(
          "--db %s: only file:, mem:, tcp: and ssl: are taken after %s. Give one of these, or a file name."
              .formatted(url, SCHEME));
    }
    return new H2Url(Kind.FILE, place, settings(url, rest, settings));
  }

  private static Map<String, String> settings(String url, String rest, int from) {
    Map<String, String> settings = new LinkedHashMap<>();
    if (from < 0) {
      return settings;
    }
    for (String setting : rest.substring(from + 1).split(";")) {
      if (setting.isBlank()) {
        continue;
      }
      String[] parts = setting.split("=", 2);
      String key = parts[0].strip().toUpperCase(Locale.ROOT);
      if (!SETTINGS.contains(key)) {
        throw new BadInputException(
            "--db %s: the setting %s is not taken in a URL, as some of H2's settings run what they hold. Leave it out; taken are %s."
                .formatted(url, key, SETTINGS.stream().sorted().collect(Collectors.joining(", "))));
      }
      if (parts.length < 2 || !VALUE.matcher(parts[1]).matches()) {
        throw new BadInputException(
            "--db %s: the setting %s needs a number or a word, such as %s=TRUE."
                .formatted(url, key, key));
      }
      settings.put(key, parts[1]);
    }
    return settings;
  }

  /** The same settings, and those that are not given. */
  Map<String, String> settingsOr(Map<String, String> defaults) {
    Map<String, String> all = new LinkedHashMap<>(defaults);
    all.putAll(settings);
    return all;
  }

  /** As H2 reads it. */
  String text() {
    return SCHEME + kind.prefix + name + text(settings);
  }

  /** Settings as they end a URL. */
  static String text(Map<String, String> settings) {
    return settings.entrySet().stream()
        .map(setting -> ";" + setting.getKey() + "=" + setting.getValue())
        .collect(Collectors.joining());
  }

  /** The file's name; empty for a database that is none. */
  Optional<String> file() {
    return kind != Kind.FILE
        ? Optional.empty()
        : Optional.of(
            name.startsWith("~") ? System.getProperty("user.home") + name.substring(1) : name);
  }
}
