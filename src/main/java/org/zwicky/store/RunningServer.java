package org.zwicky.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zwicky.base.machine.PortOwner;

/** The process that has a database open to write, and serves others on this machine. */
final class RunningServer {

  private static final Pattern ADDRESS =
      Pattern.compile("(?:localhost|127\\.0\\.0\\.1):(\\d{1,5})");
  private static final Pattern KEY = Pattern.compile("[0-9a-f]{16,128}");
  private static final int CONNECT_MILLIS = 1000;

  private RunningServer() {}

  /**
   * The JDBC URL by which the process answers that holds a database file; empty if none does. A
   * port that another user listens on since that process ended is not asked.
   *
   * @param file without H2's suffix
   */
  static Optional<String> urlOf(Path file) {
    Properties lock = new Properties();
    try (InputStream in = Files.newInputStream(DatabaseLocation.lockFile(file))) {
      lock.load(in);
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
    Matcher address = ADDRESS.matcher(lock.getProperty("server", ""));
    String key = lock.getProperty("id", "");
    if (!address.matches() || !KEY.matcher(key).matches()) {
      return Optional.empty();
    }
    int port = Integer.parseInt(address.group(1));
    return !PortOwner.differs(port, DatabaseLocation.lockFile(file)) && answers(port)
        ? Optional.of(
            "%stcp://127.0.0.1:%d/%s;NETWORK_TIMEOUT=60000".formatted(H2Url.SCHEME, port, key))
        : Optional.empty();
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), CONNECT_MILLIS);
      return true;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }
}
