package org.zwicky.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.zwicky.base.file.Sha256;

/**
 * The folder of a study's report. A name that is a safe file name on every system is its own
 * folder; any other becomes {@code readable~hash}, where no safe name has a {@code ~}, so that two
 * studies never share one.
 */
public final class StudyFolder {

  private static final Pattern SAFE =
      Pattern.compile("(?i)(?!(con|prn|aux|nul|com\\d|lpt\\d)(\\.|$))\\w[\\w.-]{0,78}(?<!\\.)");
  // These would meet files that lie in the reports folder itself.
  private static final Pattern TAKEN = Pattern.compile("(?i).*\\.(html|md)");
  private static final String PREPARED = "data";
  private static final int READABLE = 40;
  private static final int HASH = 16;

  private StudyFolder() {}

  /**
   * The folder below {@code reports}; it need not exist.
   *
   * @throws IOException if it exists and cannot be read
   */
  static Path of(String study, Path reports) throws IOException {
    String name = nameOf(study);
    Path folder = reports.resolve(name);
    // On a file system that ignores case, “Galaxy” must not land in the folder of “galaxy”.
    if (Files.isDirectory(folder) && !realName(folder).equals(name)) {
      return reports.resolve(hashed(study));
    }
    return folder;
  }

  /** A folder name for a study: safe on every system, different for different names. */
  public static String nameOf(String study) {
    boolean safe = SAFE.matcher(study).matches() && !TAKEN.matcher(study).matches();
    return safe ? study : hashed(study);
  }

  /**
   * The folder of a study's networks and logs; it need not exist. A study named {@code data} does
   * not get the folder of that name, where the prepared images of all studies are.
   */
  public static Path inArtifacts(String study, Path artifacts) {
    String name = nameOf(study);
    return artifacts.resolve(name.equalsIgnoreCase(PREPARED) ? hashed(study) : name);
  }

  private static String hashed(String study) {
    String readable = study.replaceAll("[^A-Za-z0-9_]+", "-").replaceAll("^-+|-+$", "");
    String hash = HexFormat.of().formatHex(Sha256.of(study.getBytes(StandardCharsets.UTF_8)));
    return readable.substring(0, Math.min(READABLE, readable.length()))
        + "~"
        + hash.substring(0, HASH);
  }

  private static String realName(Path folder) throws IOException {
    return folder.toRealPath(LinkOption.NOFOLLOW_LINKS).getFileName().toString();
  }
}
