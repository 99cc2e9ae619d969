package org.zwicky.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.zwicky.base.BadInputException;
import org.zwicky.base.file.Sha256;

/** What identifies content, for provenance. */
public final class Fingerprint {

  private static final int BUFFER_BYTES = 1 << 16;

  private Fingerprint() {}

  /**
   * The SHA-256 of the file in 64 lower-case hexadecimal digits.
   *
   * @throws BadInputException if the file cannot be read
   */
  public static String sha256(Path file) {
    MessageDigest digest = Sha256.begin();
    try (InputStream input = Files.newInputStream(file)) {
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    } catch (IOException e) {
      throw new BadInputException(
          "Cannot read %s. Check that it exists and that you may read it.".formatted(file), e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * The SHA-256 of files and their names: of a line for each, in the names' order, with the file's
   * own SHA-256 and its name. Files are read several at a time.
   *
   * @param files by names that stay the same where the files lie elsewhere
   * @throws BadInputException if a file cannot be read
   */
  public static String sha256(SortedMap<String, Path> files) {
    String text =
        files.entrySet().parallelStream()
            .map(file -> sha256(file.getValue()) + " " + file.getKey())
            .collect(Collectors.joining("\0"));
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The SHA-256 of bytes in 64 lower-case hexadecimal digits. */
  public static String sha256(byte[] bytes) {
    return Sha256.hex(bytes);
  }
}
