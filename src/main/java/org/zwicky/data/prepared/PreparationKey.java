package org.zwicky.data.prepared;

import java.nio.charset.StandardCharsets;
import org.zwicky.data.DataSpec;
import org.zwicky.data.Fingerprint;
import org.zwicky.data.SourceSpec;

/**
 * Identifies prepared images by all that decides what they are: content of the source, the paths in
 * it, size, crop, channels, which images are kept, and {@linkplain PreparedHeader#VERSION how they
 * are written}. Class names and shares of the split are not among it: neither changes a pixel.
 * Folders that are parts are: they decide which images there are, and in which order.
 *
 * @param sha256 64 lower-case hexadecimal digits
 */
public record PreparationKey(String sha256) {

  private static final int DIGITS_IN_NAME = 16;

  /** Raised when other pixels are read from the same files. */
  private static final int READING = 2;

  /**
   * The key of images.
   *
   * @param sourceSha256 the {@link Fingerprint} of the source's file
   * @param spec how they are prepared
   */
  public static PreparationKey of(String sourceSha256, DataSpec spec) {
    StringBuilder text = new StringBuilder();
    append(text, "version", PreparedHeader.VERSION);
    append(text, "reading", READING);
    append(text, "source", sourceSha256);
    if (spec.source() instanceof SourceSpec.Folder folder && !folder.parts().isNone()) {
      append(text, "parts", folder.parts());
    }
    if (spec.source() instanceof SourceSpec.Hdf5 file) {
      append(text, "images", file.images());
      append(text, "labels", file.labels());
    }
    spec.resize().ifPresent(size -> append(text, "resize", size));
    append(text, "crop", spec.crop());
    append(text, "grayscale", spec.grayscale());
    append(text, "limit", spec.limit());
    if (spec.limit().isPresent()) {
      append(text, "seed", spec.split().seed());
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    return new PreparationKey(Fingerprint.sha256(bytes));
  }

  /** The name of the file; a file of that name may still be of another key. */
  String fileName() {
    return PreparedCache.PREFIX + sha256.substring(0, DIGITS_IN_NAME) + PreparedCache.SUFFIX;
  }

  private static void append(StringBuilder text, String field, Object value) {
    String written = value.toString();
    // With its length, no value can look like two fields.
    text.append(field).append(' ').append(written.length()).append(' ').append(written);
    text.append('\n');
  }
}
