package org.zwicky.data.folder;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the Exif of a PNG (chunk eXIf, PNG 1.5 extensions), which ImageIO passes over. */
final class PngExif {

  private static final int SIGNATURE_BYTES = 8;
  private static final int CHECKSUM_BYTES = 4;
  private static final int MOST_BYTES = 1 << 16;

  private PngExif() {}

  /** The orientation, 1 to 8; upright where there is none, or the file ends early. */
  static int orientation(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      in.skipNBytes(SIGNATURE_BYTES);
      while (true) {
        int length = in.readInt();
        String name = new String(in.readNBytes(4), StandardCharsets.ISO_8859_1);
        if (length < 0 || name.equals("IEND")) {
          return Exif.UPRIGHT;
        }
        if (name.equals("eXIf") && length <= MOST_BYTES) {
          return Exif.orientation(in.readNBytes(length), 0);
        }
        in.skipNBytes((long) length + CHECKSUM_BYTES);
      }
    } catch (EOFException e) {
      // The decoder says what is wrong with it.
      return Exif.UPRIGHT;
    }
  }
}
