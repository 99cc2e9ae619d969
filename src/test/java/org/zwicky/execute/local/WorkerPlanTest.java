package org.zwicky.execute.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.zwicky.base.BadInputException;
import org.zwicky.base.machine.Accelerator;
import org.zwicky.base.machine.Gpu;

class WorkerPlanTest {

  private static final long GIB = 1L << 30;
  private static final List<Gpu> TWO = List.of(new Gpu("0", "A"), new Gpu("1", "B"));

  @Test
  void givesEachCoreAWorkerWhereMemoryAllows() {
    assertThat(WorkerPlan.of(OptionalInt.empty(), 0, 8, 64 * GIB, List.of()))
        .hasToString("8 workers with 1 thread each");
    assertThat(WorkerPlan.of(OptionalInt.empty(), 0, 8, 8 * GIB, List.of()).workers()).isEqualTo(3);
  }

  @Test
  void givesEachGpuAWorker() {
    assertThat(WorkerPlan.of(OptionalInt.empty(), 0, 8, 64 * GIB, TWO))
        .hasToString("2 workers with 4 threads each on 2 GPUs");
    assertThat(WorkerPlan.of(OptionalInt.of(1), 0, 8, 64 * GIB, TWO))
        .hasToString("1 worker with 8 threads each on 1 GPU");
  }

  @Test
  void tellsEachWorkerItsGpu() {
    assertThat(
            WorkerPlan.of(OptionalInt.of(3), 0, 8, 64 * GIB, TWO)
                .settings(
                    new WorkerProgram("Main", List.of("worker")), "{}", Path.of("x"), Path.of("y"))
                .places())
        .extracting(place -> place.get("CUDA_VISIBLE_DEVICES"))
        .containsExactly("0", "1");
    assertThat(
            WorkerPlan.of(OptionalInt.of(3), 0, 8, 64 * GIB, List.of())
                .settings(
                    new WorkerProgram("Main", List.of("worker")), "{}", Path.of("x"), Path.of("y"))
                .places())
        .isEmpty();
  }

  @Test
  void saysWhatToDoWhereABuildForGpusFindsNone() {
    assertThatThrownBy(() -> Accelerator.require(List.of()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContainingAll("NVIDIA", "none was found", "nvidia-smi", "ZWICKY_BACKEND=cpu");
    assertThat(Accelerator.require(TWO)).isEqualTo(TWO);
  }
}
