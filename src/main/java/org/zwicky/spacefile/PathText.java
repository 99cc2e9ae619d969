package org.zwicky.spacefile;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.text.StringSubstitutor;

/**
 * A path as people write it, with {@code ~/}, <code>${VARIABLE}</code> and <code>
 * ${VARIABLE:-default}</code> resolved.
 *
 * @param text the path
 * @param objection what is wrong with it; empty if nothing is
 */
record PathText(String text, Optional<String> objection) {

  private static final Pattern LEFT_OVER = Pattern.compile("\\$\\{([^}]*)}");

  /** Resolves a path with the environment of this process. */
  static PathText expand(String text) {
    String path = text;
    if (path.equals("~") || path.startsWith("~/")) {
      path = System.getProperty("user.home") + path.substring(1);
    }
    String expanded =
        new StringSubstitutor(PathText::variable)
            .setDisableSubstitutionInValues(true)
            .replace(path);
    Matcher missing = LEFT_OVER.matcher(expanded);
    return new PathText(
        expanded,
        missing.find()
            ? Optional.of(
                "names the environment variable %1$s, which is not set; set it, or write ${%1$s:-…} with a path for where it is not."
                    .formatted(missing.group(1)))
            : Optional.empty());
  }

  /** As in a shell, an empty variable counts as none. */
  private static String variable(String name) {
    String value = System.getenv(name);
    return value == null || value.isEmpty() ? null : value;
  }
}
