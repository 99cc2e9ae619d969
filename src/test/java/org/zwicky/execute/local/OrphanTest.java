package org.zwicky.execute.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workers whose parent is killed, which then can't end them. */
@Timeout(40)
@Tag("alone")
class OrphanTest {

  @TempDir Path artifacts;

  @ParameterizedTest
  @ValueSource(strings = {"complete", "endless", "in-native-code", "preparing"})
  void endWithTheirParentWhateverTheyDo(String script) throws Exception {
    Process parent = parent(script);
    ProcessHandle worker = workerOf(parent, script);

    parent.destroyForcibly().waitFor();

    assertThat(worker.onExit().get(20, TimeUnit.SECONDS).isAlive()).isFalse();
  }

  @Test
  void endWhenTheyGoOnAfterTheirParentWasKilled() throws Exception {
    Process parent = parent("endless");
    ProcessHandle worker = workerOf(parent, "endless");
    SupervisionTest.kill("STOP", worker.pid());

    parent.destroyForcibly().waitFor();
    assertThat(worker.isAlive()).isTrue();
    SupervisionTest.kill("CONT", worker.pid());

    assertThat(worker.onExit().get(20, TimeUnit.SECONDS).isAlive()).isFalse();
  }

  @Test
  void endWhenTheyWriteIntoAPipeThatNobodyReads() throws Exception {
    Process parent = parent("flood");
    ProcessHandle worker = workerOf(parent, "flood");
    SupervisionTest.kill("STOP", parent.pid());
    // More than fits into the pipe, at any speed.
    worker.onExit().completeOnTimeout(worker, 500, TimeUnit.MILLISECONDS).get();

    parent.destroyForcibly().waitFor();

    assertThat(worker.onExit().get(20, TimeUnit.SECONDS).isAlive()).isFalse();
  }

  private Process parent(String script) throws Exception {
    return new ProcessBuilder(
            ScriptedWorker.java("parent-of-a-worker", script, artifacts.toString()))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** The worker, once it does what it is to do. */
  private ProcessHandle workerOf(Process parent, String script) {
    Path sign =
        script.equals("preparing")
            ? artifacts.resolve("preparing")
            : artifacts.resolve("1").resolve("log.txt");
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (System.nanoTime() < deadline) {
      Optional<ProcessHandle> worker = parent.toHandle().children().findFirst();
      if (worker.isPresent() && sign.toFile().length() > 0) {
        return worker.get();
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    throw new AssertionError("the worker never came to " + script);
  }
}
