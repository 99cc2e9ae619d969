package org.zwicky.execute.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workers whose parent is killed, which then can't end them. */
@Timeout(120)
class OrphanTest {

  @TempDir Path artifacts;

  @ParameterizedTest
  @ValueSource(strings = {"complete", "endless", "in-native-code", "preparing", "flood"})
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
    return Stream.generate(() -> parent.toHandle().children().findFirst())
        .peek(worker -> Thread.onSpinWait())
        .filter(worker -> worker.isPresent() && isWritten(sign))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow();
  }

  private static boolean isWritten(Path file) {
    return file.toFile().length() > 0;
  }
}
