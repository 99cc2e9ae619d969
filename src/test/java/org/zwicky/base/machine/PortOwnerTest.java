package org.zwicky.base.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortOwnerTest {

  private static final String HEAD =
      "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode";

  @ParameterizedTest
  @CsvSource({
    "0100007F:1F90, 0A, 1001, true",
    "0100007F:1F90, 0A, 1000, false",
    "0100007F:1F90, 01, 1001, false",
    "0100007F:1F91, 0A, 1001, false",
    "0500A8C0:1F90, 0A, 1001, false",
    "00000000:1F90, 0A, 0, true",
    "0000000000000000FFFF00000100007F:1F90, 0A, 1001, true",
    "00000000000000000000000000000000:1F90, 0A, 1001, true",
  })
  void findsThePortOfAnotherUser(String address, String state, String user, boolean another) {
    String line =
        "   0: %s 00000000:0000 %s 00000000:00000000 00:00000000 00000000  %s        0 28412 1"
            .formatted(address, state, user);

    assertThat(PortOwner.differs(8080, List.of(HEAD, line), "1000")).isEqualTo(another);
  }

  @Test
  void trustsAPortOfThisProcess(@TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("x"));

    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(PortOwner.differs(socket.getLocalPort(), file)).isFalse();
    }
  }
}
