package org.zwicky.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.zwicky.study.StudyFixtures;
import org.zwicky.study.TrialStore;

/** What another user of the machine finds while a sweep has its database open. */
@Timeout(60)
@Tag("alone")
class OtherUserTest {

  private static final String NOBODY = "65534";

  @TempDir Path directory;

  @Test
  void readsNothingOfADatabaseThatIsOpen() throws Exception {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/setpriv"))
            && "root".equals(System.getProperty("user.name")),
        "Only root can become another user, with setpriv: this is not tried.");
    try (TrialStore store = open()) {
      store.createStudy(StudyFixtures.study("mine"));
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
      Files.writeString(directory.resolve("open"), "readable");

      assertThat(asNobody("cat", directory.resolve("open").toString())).isZero();
      assertThat(asNobody("cat", directory.resolve("x.db.lock.db").toString())).isNotZero();
      assertThat(asNobody("cat", directory.resolve("x.db.mv.db").toString())).isNotZero();
    }
  }

  @Test
  void findsFilesThatAreTheOwnersAlone() throws IOException {
    assumeTrue(
        directory.getFileSystem().supportedFileAttributeViews().contains("posix"),
        "This system knows no permissions of files.");
    try (TrialStore store = open()) {
      store.createStudy(StudyFixtures.study("mine"));
      for (String name : List.of("x.db.mv.db", "x.db.lock.db")) {
        assertThat(
                PosixFilePermissions.toString(
                    Files.getPosixFilePermissions(directory.resolve(name))))
            .as(name)
            .isEqualTo("rw-------");
      }
    }
  }

  /** The port can be seen by everybody; what opens it can't. */
  @Test
  void getsNoConnectionWithoutTheKey() throws Exception {
    try (TrialStore store = open()) {
      store.createStudy(StudyFixtures.study("mine"));
      Properties lock = new Properties();
      lock.load(Files.newBufferedReader(directory.resolve("x.db.lock.db")));
      String server = lock.getProperty("server");
      String key = lock.getProperty("id");

      assertThat(server).startsWith("localhost:");
      assertThat(key.length()).isGreaterThan(32);
      for (String name :
          List.of(
              directory.resolve("x.db").toString(),
              "mem:x",
              "mem:management_db_" + server.substring(server.indexOf(':') + 1),
              key.substring(1),
              key + "0")) {
        assertThatThrownBy(
                () ->
                    DriverManager.getConnection("jdbc:h2:tcp://" + server + "/" + name, "sa", "")
                        .close())
            .as(name)
            .isInstanceOf(SQLException.class);
      }
      DriverManager.getConnection("jdbc:h2:tcp://" + server + "/" + key, "sa", "").close();
    }
  }

  private TrialStore open() {
    return new H2TrialStore(
        H2Database.open(DatabaseLocation.of(directory.resolve("x.db").toString())),
        Clock.systemUTC());
  }

  private static int asNobody(String... command) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups"));
    words.addAll(List.of(command));
    return new ProcessBuilder(words)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
