package org.zwicky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A sweep in a process of its own that is killed at random moments and continued, beside one that
 * is left alone. After each kill it is checked that nothing is lost and nobody left behind. A sweep
 * that is done before it was killed often enough is begun anew in a directory of its own.
 */
final class KilledSweep implements AutoCloseable {

  /** Makes a run repeat the moments of an earlier one. */
  private static final String SEED = "zwicky.faults.seed";

  private static final long SWEEP_SECONDS = 120;
  private static final int KILLED = 128 + 9;

  private final Path root;
  private final Path space;
  private final long longestPauseMillis;
  private final List<String> options;
  private final long seed = Long.getLong(SEED, System.nanoTime() % 1_000_000);
  private final Random random = new Random(seed);
  private final Map<String, Integer> survived = new TreeMap<>();
  private final long begun = System.nanoTime();
  private Path directory;
  private RecordedTrials recorded = RecordedTrials.NONE;
  private int round;

  /**
   * Prepares a sweep.
   *
   * @param root an empty directory
   * @param space the search space, JSON
   * @param longestPauseMillis from a start to a kill, and between two kills
   */
  KilledSweep(Path root, String space, long longestPauseMillis, String... options) {
    this.root = root;
    this.space = Spaces.write(root, space);
    this.longestPauseMillis = longestPauseMillis;
    this.options = List.of(options);
  }

  /** Kills so often, then lets the sweep end, and compares it with the one left alone. */
  void survive(int kills) throws Exception {
    RecordedTrials expected = undisturbed();
    assertThat(expected.epochs()).isPositive();
    while (kills() < kills) {
      begin("round-" + ++round);
      boolean done = false;
      while (!done) {
        done = live(kills() < kills);
        RecordedTrials now = RecordedTrials.read(database());
        recorded.requireKeptIn(now);
        recorded = now;
      }
      assertThat(recorded.measured()).as(this::toString).isEqualTo(expected.measured());
      requireTidy();
    }
    System.out.println("Survived: " + this);
  }

  /** The sweep that nobody disturbs, in the present directory from then on. */
  RecordedTrials undisturbed() throws Exception {
    begin("undisturbed");
    assertThat(live(false)).as(this::said).isTrue();
    requireTidy();
    return RecordedTrials.read(database());
  }

  /** Runs the sweep with a worker stopped for good once it trains. */
  void surviveAFrozenWorker() throws Exception {
    RecordedTrials expected = undisturbed();
    begin("frozen");
    Process sweep = start();
    Path log = directory.resolve("x.artifacts").resolve("tiny/2/log.txt");
    while (sweep.isAlive() && !Files.exists(log)) {
      sweep.waitFor(20, TimeUnit.MILLISECONDS);
    }
    hitWorker(sweep, "STOP");
    awaitEnd(sweep);
    assertThat(sweep.exitValue()).as(this::said).isZero();
    assertThat(said()).contains("stopped answering");
    assertThat(RecordedTrials.read(database()).measured()).isEqualTo(expected.measured());
    System.out.println("Survived: " + this);
  }

  Path directory() {
    return directory;
  }

  Path database() {
    return directory.resolve("x.db");
  }

  /** What was survived, and how to have it again. */
  @Override
  public String toString() {
    return "%d kills %s in %d rounds and %d s; again with -D%s=%d"
        .formatted(
            kills(), survived, round, (System.nanoTime() - begun) / 1_000_000_000, SEED, seed);
  }

  @Override
  public void close() {
    Processes.of(root).forEach(ProcessHandle::destroyForcibly);
    Processes.awaitNone(root);
  }

  private int kills() {
    return survived.values().stream().mapToInt(Integer::intValue).sum();
  }

  private void begin(String name) throws IOException {
    directory = Files.createDirectory(root.resolve(name));
    recorded = RecordedTrials.NONE;
  }

  /** One process's part of the sweep; whether that was the last. */
  private boolean live(boolean disturbed) throws Exception {
    Process sweep = start();
    boolean workerHit = false;
    boolean killed = false;
    if (disturbed) {
      // One at most, as a trial whose worker dies twice has failed.
      if (random.nextBoolean()) {
        pause(sweep);
        workerHit = hitWorker(sweep, random.nextInt(3) == 0 ? "SEGV" : "KILL");
      }
      pause(sweep);
      killed = sweep.isAlive();
      sweep.destroyForcibly();
    }
    awaitEnd(sweep);
    int exitCode = sweep.exitValue();
    if (killed && exitCode == KILLED) {
      survived.merge("KILL of the parent", 1, Integer::sum);
      return false;
    }
    if (workerHit && exitCode == ExitCode.FAILED) {
      // Its first one, before it was ready.
      assertThat(said()).contains("No worker process could be started");
      return false;
    }
    assertThat(exitCode).as(this::said).isZero();
    return true;
  }

  private Process start() throws IOException {
    List<String> arguments = new ArrayList<>(List.of("sweep", space.toString(), "--resume"));
    arguments.addAll(List.of("--db", database().toString()));
    arguments.addAll(List.of("--reports", directory.resolve("reports").toString()));
    arguments.addAll(options);
    return Processes.start(directory.resolve("said.txt"), arguments);
  }

  private void pause(Process sweep) throws InterruptedException {
    sweep.waitFor(random.nextLong(longestPauseMillis), TimeUnit.MILLISECONDS);
  }

  private boolean hitWorker(Process sweep, String signal) throws InterruptedException {
    List<ProcessHandle> workers =
        sweep
            .descendants()
            .filter(each -> Processes.concerns(each, root) && isWorker(each, sweep))
            .toList();
    if (workers.isEmpty()) {
      return false;
    }
    Processes.signal(signal, workers.get(random.nextInt(workers.size())));
    survived.merge(signal + " of a worker", 1, Integer::sum);
    return true;
  }

  /** A command's own child is its guard, which only the command's end ends. */
  private static boolean isWorker(ProcessHandle process, Process sweep) {
    boolean isChild = process.parent().filter(sweep.toHandle()::equals).isPresent();
    boolean isJava = process.info().command().orElse("").endsWith("java");
    return isChild == isJava;
  }

  private void awaitEnd(Process sweep) throws InterruptedException {
    try {
      assertThat(sweep.waitFor(SWEEP_SECONDS, TimeUnit.SECONDS)).as(this::said).isTrue();
    } finally {
      sweep.destroyForcibly();
    }
    Processes.awaitNone(root);
  }

  /** Nothing unfinished, and no checkpoint of a trial that is over. */
  private void requireTidy() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .as(this::toString)
          .noneMatch(name -> name.contains(".part") || name.endsWith(".tmp"))
          .doesNotContain("checkpoint.bin")
          .noneMatch(name -> name.endsWith(".lock.db"));
    }
  }

  private String said() {
    try {
      return this + "\n" + Files.readString(directory.resolve("said.txt"));
    } catch (IOException e) {
      return this + ", which said nothing: " + e;
    }
  }
}
