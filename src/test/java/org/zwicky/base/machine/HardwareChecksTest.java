package org.zwicky.base.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HardwareChecksTest {

  private static final long GIB = 1L << 30;

  @TempDir Path proc;

  @Test
  void readsTheMachineBehindAContainer() throws Exception {
    Files.writeString(proc.resolve("cpuinfo"), "processor\t: 0\nmodel name\t: X\nprocessor\t: 1\n");
    Files.writeString(
        proc.resolve("meminfo"), "MemTotal:   8388608 kB\nMemAvailable: 4194304 kB\n");

    Hardware hardware = Hardware.of("X", 1, 2 * GIB, proc);

    assertThat(hardware)
        .isEqualTo(new Hardware("X", 1, 2, 2 * GIB, 8 * GIB, OptionalLong.of(4 * GIB)));
    assertThat(HardwareChecks.cores(hardware).finding()).contains("1 of 2 cores", "limited");
    assertThat(HardwareChecks.memory(hardware).finding())
        .isEqualTo("2.0 GiB of 8.0 GiB (limited by a container), 4.0 GiB free");
  }

  @Test
  void takesWhatJavaSaysWhereThereAreNoSuchFiles() {
    assertThat(Hardware.of("X", 3, 2 * GIB, proc))
        .isEqualTo(new Hardware("X", 3, 3, 2 * GIB, 2 * GIB, OptionalLong.empty()));
  }

  @Test
  void warnsOfLittleMemoryAndRefusesTooLittle() {
    assertThat(memory(8 * GIB, 6 * GIB).status()).isEqualTo(CheckStatus.OK);
    assertThat(memory(8 * GIB, GIB))
        .satisfies(
            check -> {
              assertThat(check.status()).isEqualTo(CheckStatus.WARNING);
              assertThat(check.remedy()).contains("--parallel 1");
            });
    assertThat(memory(GIB / 2, GIB / 4).status()).isEqualTo(CheckStatus.ERROR);
  }

  @Test
  void refusesAnOldJava() {
    assertThat(HardwareChecks.java(Runtime.Version.parse("11.0.2"), "V", "VM"))
        .satisfies(
            check -> {
              assertThat(check.status()).isEqualTo(CheckStatus.ERROR);
              assertThat(check.remedy()).contains("17", "JAVA_HOME");
            });
    assertThat(HardwareChecks.java(Runtime.Version.parse("21+35"), "V", "VM").status())
        .isEqualTo(CheckStatus.OK);
  }

  @Test
  void refusesLinuxWithoutGlibc() {
    assertThat(HardwareChecks.libc("Linux", Optional.of("glibc 2.36")).status())
        .isEqualTo(CheckStatus.OK);
    assertThat(HardwareChecks.libc("Linux", Optional.empty()).status())
        .isEqualTo(CheckStatus.ERROR);
    assertThat(HardwareChecks.libc("Mac OS X", Optional.empty()).status())
        .isEqualTo(CheckStatus.WARNING);
  }

  private static Check memory(long all, long free) {
    return HardwareChecks.memory(new Hardware("X", 1, 1, all, all, OptionalLong.of(free)));
  }
}
