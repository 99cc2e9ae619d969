package org.zwicky.training.model;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks at the JSON of a network before DL4J reads it, which makes an object of every class that is
 * named there.
 */
final class KnownLayers {

  private static final Pattern CLASS = Pattern.compile("\"@class\"\\s*:\\s*\"([^\"]*)\"");

  private static final Pattern KNOWN =
      Pattern.compile(
          "org\\.deeplearning4j\\.nn\\.(conf\\.(layers|dropout|graph|inputs|preprocessor|distribution|stepfunctions)|weights)\\.\\w+(\\$\\w+)?"
              + "|org\\.nd4j\\.linalg\\.(activations\\.impl|learning\\.config|learning\\.regularization|lossfunctions\\.impl|schedule)\\.\\w+");

  private static final int MOST_NESTED = 100;

  private KnownLayers() {}

  /**
   * Requires a configuration to name DL4J's own layers, and nothing else.
   *
   * @throws IOException if it does not
   */
  static void requireIn(String json) throws IOException {
    // DL4J writes none; one could hide a name from the pattern.
    if (json.indexOf('\\') >= 0) {
      throw new IOException("its configuration is not one that DL4J writes");
    }
    int depth = 0;
    for (int i = 0; i < json.length(); i++) {
      char next = json.charAt(i);
      depth += next == '{' || next == '[' ? 1 : next == '}' || next == ']' ? -1 : 0;
      if (depth > MOST_NESTED) {
        throw new IOException("its configuration is nested too deeply");
      }
    }
    Matcher classes = CLASS.matcher(json);
    while (classes.find()) {
      if (!KNOWN.matcher(classes.group(1)).matches()) {
        throw new IOException("its configuration names a class that is no part of a network");
      }
    }
  }
}
