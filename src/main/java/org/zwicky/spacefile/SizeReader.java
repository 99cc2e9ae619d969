package org.zwicky.spacefile;

import java.util.Optional;
import org.zwicky.data.ImageSize;

/** Reads {@code data.resize}: the side of a square, or a height and a width. */
final class SizeReader {

  private static final FieldType<Integer> SIDE = WholeNumberType.ints(1, ImageSize.MAX_SIDE);

  private SizeReader() {}

  /** The size; empty where a problem was noted. */
  static Optional<ImageSize> read(Cursor field) {
    if (!field.node().isArray()) {
      return SIDE.parse(field.node()).map(ImageSize::square).or(() -> refuse(field));
    }
    if (field.node().size() != 2) {
      return refuse(field);
    }
    Optional<Integer> height = SIDE.parse(field.node().get(0));
    Optional<Integer> width = SIDE.parse(field.node().get(1));
    return height.isPresent() && width.isPresent()
        ? Optional.of(new ImageSize(height.get(), width.get()))
        : refuse(field);
  }

  private static Optional<ImageSize> refuse(Cursor field) {
    field.note(
        "needs %s, or [height, width], but found %s."
            .formatted(SIDE.expected(), JsonDialect.show(field.node())));
    return Optional.empty();
  }
}
