package org.zwicky.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The statements by which H2 keeps the schemas that the migrations made, of every release. They are
 * in {@code known-schema.sql}, without what differs from file to file: numbers that count,
 * passwords' hashes, and the names that H2 makes up.
 */
final class KnownSchema {

  static final String RESOURCE = "known-schema.sql";

  private static final int MOST_SHOWN = 100;

  /** What differs, and can't do anything: counts, hexadecimal texts, random names. */
  private static final Pattern OPTIONAL = Pattern.compile(" (SELECTIVITY|RESTART WITH) -?\\d+");

  private static final Pattern COUNT =
      Pattern.compile("(START WITH|CREATE_BUILD|WRITE_DELAY) -?\\d+");
  private static final Pattern HASH = Pattern.compile("(SALT|HASH) '[0-9a-f]*'");
  private static final Pattern HIDDEN = Pattern.compile("SYSTEM_SEQUENCE_[0-9A-F_]+");

  /** What H2 calls constraints and their indexes depends on what else there is. */
  private static final Pattern GENERATED =
      Pattern.compile("\"(CONSTRAINT|PRIMARY_KEY)_[0-9A-Z_]+\"");

  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private static final Set<String> KNOWN = read();

  private KnownSchema() {}

  /** Those of a schema's statements that no migration leads to, shortened to be shown. */
  static List<String> unknown(Collection<String> statements) {
    return statements.stream()
        .filter(statement -> !KNOWN.contains(normal(statement)))
        .map(KnownSchema::shown)
        .toList();
  }

  /** A statement without what differs from file to file. */
  static String normal(String statement) {
    String text = SPACE.matcher(statement).replaceAll(" ");
    text = OPTIONAL.matcher(text).replaceAll("");
    text = COUNT.matcher(text).replaceAll("$1 0");
    text = HASH.matcher(text).replaceAll("$1 ''");
    text = GENERATED.matcher(text).replaceAll("\"$1\"");
    return HIDDEN.matcher(text).replaceAll("SYSTEM_SEQUENCE_0").strip();
  }

  private static String shown(String statement) {
    String text = CONTROL.matcher(SPACE.matcher(statement).replaceAll(" ")).replaceAll("?");
    return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…";
  }

  private static Set<String> read() {
    try (InputStream in = KnownSchema.class.getResourceAsStream(RESOURCE);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.isBlank()).collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
