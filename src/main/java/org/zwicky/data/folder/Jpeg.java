package org.zwicky.data.folder;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import javax.imageio.IIOException;
import org.zwicky.data.ImageSize;

/**
 * What the markers before a JPEG's first scan say (ITU-T T.81, annex B). Which colours the samples
 * are is decided as libjpeg, and so Pillow and browsers, decide it, where ImageIO guesses from the
 * sampling: YCbCr, unless Adobe's marker or components named R, G and B say otherwise. Colour
 * profiles are ignored, as Pillow does. Immutable.
 *
 * @param size as the pixels are stored
 * @param components their names, one for each
 * @param jfif whether it has a JFIF marker, which makes three components YCbCr
 * @param adobe the transform of Adobe's marker: 0 none, 1 YCbCr, 2 YCCK
 * @param orientation of Exif, 1 to 8; 1 where none is given
 */
record Jpeg(
    ImageSize size, List<Integer> components, boolean jfif, OptionalInt adobe, int orientation) {

  private static final int START = 0xFFD8;
  private static final int MARKER = 0xFF;
  private static final int FIRST_FRAME = 0xC0;
  private static final int LAST_FRAME = 0xCF;
  private static final int HUFFMAN_TABLES = 0xC4;
  private static final int EXTENSION = 0xC8;
  private static final int ARITHMETIC_TABLES = 0xCC;
  private static final int SCAN = 0xDA;
  private static final int APP0 = 0xE0;
  private static final int APP1 = 0xE1;
  private static final int APP14 = 0xEE;
  private static final int APP15 = 0xEF;
  private static final int COMMENT = 0xFE;
  private static final int ADOBE_TRANSFORM = 11;
  private static final int USUAL_BITS = 8;
  private static final List<Integer> RGB = List.of((int) 'R', (int) 'G', (int) 'B');

  /**
   * Reads up to the frame.
   *
   * @throws IOException if it is cut short or no JPEG that can be decoded here
   */
  static Jpeg read(DataInputStream in) throws IOException {
    if (in.readUnsignedShort() != START) {
      throw new IIOException("it is no JPEG");
    }
    boolean jfif = false;
    OptionalInt adobe = OptionalInt.empty();
    int orientation = Exif.UPRIGHT;
    while (true) {
      int marker = marker(in);
      byte[] content = new byte[length(in)];
      in.readFully(content);
      if (marker == APP0) {
        jfif |= begins(content, "JFIF\0");
      } else if (marker == APP14 && begins(content, "Adobe") && content.length > ADOBE_TRANSFORM) {
        adobe = OptionalInt.of(content[ADOBE_TRANSFORM]);
      } else if (marker == APP1 && begins(content, "Exif\0\0")) {
        orientation = Exif.orientation(content, "Exif\0\0".length());
      } else if (isFrame(marker)) {
        return frame(content, jfif, adobe, orientation);
      } else if (marker == SCAN) {
        throw new IIOException("it has no frame before its first scan");
      }
    }
  }

  private static Jpeg frame(byte[] content, boolean jfif, OptionalInt adobe, int orientation)
      throws IOException {
    int named = content.length < 6 ? -1 : content[5] & 0xFF;
    if (named < 1 || content.length < 6 + 3 * named) {
      throw new IIOException("its frame is damaged");
    }
    if (content[0] != USUAL_BITS) {
      throw new IIOException(
          "it has %d bits a sample, where 8 can be read; save it with 8".formatted(content[0]));
    }
    int height = (content[1] & 0xFF) << 8 | content[2] & 0xFF;
    int width = (content[3] & 0xFF) << 8 | content[4] & 0xFF;
    if (height == 0 || width == 0) {
      throw new IIOException("its frame says no height or width");
    }
    List<Integer> components = new ArrayList<>();
    for (int i = 0; i < named; i++) {
      components.add(content[6 + 3 * i] & 0xFF);
    }
    return new Jpeg(
        new ImageSize(height, width), List.copyOf(components), jfif, adobe, orientation);
  }

  /** Whether three components are RGB already. */
  private boolean isRgb() {
    return !jfif && (adobe.isPresent() ? adobe.getAsInt() == 0 : components.equals(RGB));
  }

  /**
   * The same picture with one marker that leaves no doubt about its colours, and none that ImageIO
   * would stumble over.
   *
   * @param content of the whole file
   */
  byte[] unmistakable(byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(content.length + 16);
    out.write(MARKER);
    out.write(START & 0xFF);
    if (components.size() == 3) {
      out.writeBytes(
          new byte[] {
            (byte) MARKER,
            (byte) APP14,
            0,
            14,
            'A',
            'd',
            'o',
            'b',
            'e',
            0,
            100,
            0,
            0,
            0,
            0,
            (byte) (isRgb() ? 0 : 1)
          });
    }
    int at = 2;
    while (true) {
      at = next(content, at);
      int marker = content[at] & 0xFF;
      if (marker == SCAN) {
        out.write(MARKER);
        out.write(content, at, content.length - at);
        return out.toByteArray();
      }
      int length =
          at + 2 >= content.length ? 0 : (content[at + 1] & 0xFF) << 8 | content[at + 2] & 0xFF;
      if (length < 2 || at + 1 + length > content.length) {
        throw new EOFException();
      }
      boolean says = marker >= APP0 && marker <= APP15 || marker == COMMENT;
      if (!says) {
        out.write(MARKER);
        out.write(content, at, 1 + length);
      }
      at += 1 + length;
    }
  }

  /** How often the decoder goes through the picture. */
  static long scans(byte[] content) {
    long scans = 0;
    for (int i = 0; i + 1 < content.length; i++) {
      if ((content[i] & 0xFF) == MARKER && (content[i + 1] & 0xFF) == SCAN) {
        scans++;
      }
    }
    return scans;
  }

  /** The place of the next marker's code, as libjpeg looks for it. */
  private static int next(byte[] content, int from) throws EOFException {
    int at = from;
    while (at < content.length && (content[at] & 0xFF) != MARKER) {
      at++;
    }
    while (at < content.length && (content[at] & 0xFF) == MARKER) {
      at++;
    }
    if (at >= content.length) {
      throw new EOFException();
    }
    return at;
  }

  private static int marker(DataInputStream in) throws IOException {
    int next = in.readUnsignedByte();
    while (next != MARKER) {
      next = in.readUnsignedByte();
    }
    while (next == MARKER) {
      next = in.readUnsignedByte();
    }
    return next;
  }

  private static int length(DataInputStream in) throws IOException {
    int length = in.readUnsignedShort();
    if (length < 2) {
      throw new IIOException("a marker of it has no length");
    }
    return length - 2;
  }

  private static boolean isFrame(int marker) {
    return marker >= FIRST_FRAME
        && marker <= LAST_FRAME
        && marker != HUFFMAN_TABLES
        && marker != EXTENSION
        && marker != ARITHMETIC_TABLES;
  }

  private static boolean begins(byte[] content, String with) {
    for (int i = 0; i < with.length(); i++) {
      if (i >= content.length || content[i] != with.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
