package org.zwicky.base.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zwicky.base.machine.Gpus.Listed;

class GpusTest {

  private static final List<Listed> TWO =
      List.of(new Listed("NVIDIA A100", "GPU-aa11"), new Listed("NVIDIA T4", "GPU-bb22"));

  @Test
  void readsWhatNvidiaSmiLists() {
    String listed =
        """
        GPU 0: NVIDIA A100-SXM4-40GB (UUID: GPU-b5c1a2)
          MIG 1g.5gb     Device  0: (UUID: MIG-c7a1)
        GPU 1: Tesla T4 (UUID: GPU-0f)
        """;

    assertThat(Gpus.parse(listed.lines()))
        .containsExactly(
            new Listed("NVIDIA A100-SXM4-40GB", "GPU-b5c1a2"), new Listed("Tesla T4", "GPU-0f"));
  }

  @Test
  void findsNoneInAnErrorMessage() {
    assertThat(Gpus.parse("No devices were found\n".lines())).isEmpty();
  }

  @Test
  void readsTheDriversFilesInTheOrderOfTheBus(@TempDir Path driver) throws Exception {
    for (String bus : List.of("0000:81:00.0", "0000:01:00.0")) {
      Path folder = Files.createDirectory(driver.resolve(bus));
      Files.writeString(
          folder.resolve("information"), "Model: \t\t NVIDIA on " + bus + "\nIRQ:   \t\t 7\n");
    }

    assertThat(Gpus.fromDriver(driver))
        .extracting(Listed::name)
        .containsExactly("NVIDIA on 0000:01:00.0", "NVIDIA on 0000:81:00.0");
    assertThat(Gpus.fromDriver(driver.resolve("absent"))).isEmpty();
  }

  @Test
  void seesAllWhereTheVariableIsNotSet() {
    assertThat(Gpus.visible(TWO, Optional.empty()))
        .containsExactly(new Gpu("0", "NVIDIA A100"), new Gpu("1", "NVIDIA T4"));
  }

  @Test
  void seesWhatTheVariableNamesInItsOrder() {
    assertThat(Gpus.visible(TWO, Optional.of("1, 0")))
        .containsExactly(new Gpu("1", "NVIDIA T4"), new Gpu("0", "NVIDIA A100"));
    assertThat(Gpus.visible(TWO, Optional.of("GPU-bb")))
        .containsExactly(new Gpu("GPU-bb", "NVIDIA T4"));
  }

  @Test
  void endsAtTheFirstEntryThatNamesNone() {
    assertThat(Gpus.visible(TWO, Optional.of("0,7,1")))
        .containsExactly(new Gpu("0", "NVIDIA A100"));
    assertThat(Gpus.visible(TWO, Optional.of(""))).isEmpty();
    assertThat(Gpus.visible(TWO, Optional.of("-1"))).isEmpty();
    assertThat(Gpus.visible(List.of(), Optional.of("0"))).isEmpty();
  }

  @Test
  void countsGpusAsNvidiaSmiDoesUnlessSomebodyChose() {
    Gpu second = new Gpu("1", "NVIDIA T4");

    assertThat(Gpus.environment(second, Map.of()))
        .isEqualTo(Map.of("CUDA_VISIBLE_DEVICES", "1", "CUDA_DEVICE_ORDER", "PCI_BUS_ID"));
    assertThat(Gpus.environment(second, Map.of("CUDA_VISIBLE_DEVICES", "1,0")))
        .isEqualTo(Map.of("CUDA_VISIBLE_DEVICES", "1"));
  }
}
