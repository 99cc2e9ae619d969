package org.zwicky.spacefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import org.zwicky.candidate.network.InitKind;

/** How initial weights are drawn; knows what other libraries call the same. */
record InitType() implements FieldType<InitKind> {

  private static final NamedType<InitKind> NAMES = NamedType.of(InitKind.class, InitKind::key);

  @Override
  public String expected() {
    return NAMES.expected();
  }

  @Override
  public Optional<InitKind> parse(JsonNode node) {
    return NAMES.parse(node);
  }

  @Override
  public InitKind placeholder() {
    return InitKind.DEFAULT;
  }

  @Override
  public String hint(JsonNode node) {
    String usual = NAMES.hint(node);
    if (!usual.isEmpty() || !node.isTextual()) {
      return usual;
    }
    String word = node.textValue().toLowerCase(Locale.ROOT);
    boolean uniform = word.contains("uniform");
    if (word.startsWith("xavier") || word.startsWith("glorot")) {
      return question(uniform ? InitKind.GLOROT_UNIFORM : InitKind.GLOROT_NORMAL);
    }
    if (word.startsWith("kaiming") || word.startsWith("he") || word.startsWith("relu")) {
      return question(uniform ? InitKind.HE_UNIFORM : InitKind.HE_NORMAL);
    }
    if (word.startsWith("lecun")) {
      return question(uniform ? InitKind.LECUN_UNIFORM : InitKind.LECUN_NORMAL);
    }
    return "";
  }

  private static String question(InitKind meant) {
    return "; did you mean \"" + meant.key() + "\"?";
  }
}
