package org.zwicky.base.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerOnlyTest {

  @TempDir Path directory;

  @BeforeEach
  void needsPermissions() {
    assumeTrue(
        directory.getFileSystem().supportedFileAttributeViews().contains("posix"),
        "This system knows no permissions of files.");
  }

  @Test
  void makesFilesAndDirectoriesThatNobodyElseMayRead() throws IOException {
    Path inner = OwnerOnly.createDirectories(directory.resolve("a/b"));
    Path empty = OwnerOnly.createFile(inner.resolve("empty"));
    Path opened = inner.resolve("opened");
    OwnerOnly.open(opened, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE).close();

    assertThat(permissions(directory.resolve("a"))).isEqualTo("rwx------");
    assertThat(permissions(inner)).isEqualTo("rwx------");
    assertThat(permissions(empty)).isEqualTo("rw-------");
    assertThat(permissions(opened)).isEqualTo("rw-------");
  }

  @Test
  void leavesWhatIsThereAsItIs() throws IOException {
    Path file = Files.writeString(directory.resolve("x"), "text");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    Path link = Files.createSymbolicLink(directory.resolve("link"), directory);

    OwnerOnly.createFile(file);
    OwnerOnly.createDirectories(link);

    assertThat(file).hasContent("text");
    assertThat(permissions(file)).isEqualTo("rw-r-----");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
