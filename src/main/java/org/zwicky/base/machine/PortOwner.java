package org.zwicky.base.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells whose process listens on a port of this machine, as far as Linux tells it. */
public final class PortOwner {

  private static final List<Path> TABLES =
      List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));

  /** 127.0.0.1, the same within IPv6, and all addresses of either kind. */
  private static final Set<String> REACHED_BY_LOOPBACK =
      Set.of(
          "0100007F",
          "0000000000000000FFFF00000100007F",
          "00000000",
          "00000000000000000000000000000000");

  private static final String LISTENING = "0A";
  private static final int ADDRESS_COLUMN = 1;
  private static final int STATE_COLUMN = 3;
  private static final int USER_COLUMN = 7;

  private PortOwner() {}

  /**
   * Whether the process that answers on that port of 127.0.0.1 is of another user than a file;
   * false where the system does not tell.
   *
   * @param file of the user that should be listening
   */
  public static boolean differs(int port, Path file) {
    List<String> lines = new ArrayList<>();
    try {
      Object user = Files.getAttribute(file, "unix:uid");
      for (Path table : TABLES) {
        if (Files.isReadable(table)) {
          lines.addAll(Files.readAllLines(table));
        }
      }
      return differs(port, lines, user.toString());
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * The same by given lines.
   *
   * @param lines of /proc/net/tcp and tcp6
   * @param user number of the user that should be listening
   */
  static boolean differs(int port, List<String> lines, String user) {
    String ending = String.format(Locale.ROOT, ":%04X", port);
    return lines.stream()
        .map(line -> line.strip().split("\\s+"))
        .filter(columns -> columns.length > USER_COLUMN)
        .filter(columns -> columns[STATE_COLUMN].equals(LISTENING))
        .filter(columns -> columns[ADDRESS_COLUMN].endsWith(ending))
        .filter(
            columns ->
                REACHED_BY_LOOPBACK.contains(
                    columns[ADDRESS_COLUMN].substring(
                        0, columns[ADDRESS_COLUMN].length() - ending.length())))
        .anyMatch(columns -> !columns[USER_COLUMN].equals(user));
  }
}
