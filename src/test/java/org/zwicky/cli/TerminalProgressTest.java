package org.zwicky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.zwicky.app.progress.SweepOutline;
import org.zwicky.study.Measurement;
import org.zwicky.study.SamplerKind;
import org.zwicky.study.StudyFixtures;
import org.zwicky.study.SweepSettings;
import org.zwicky.study.Trial;
import org.zwicky.study.TrialState;

class TerminalProgressTest {

  private static final SweepSettings SWEEP =
      new SweepSettings(
          SamplerKind.RANDOM, 3, Optional.empty(), Optional.empty(), OptionalInt.of(1), 1, 5);

  private final StringWriter said = new StringWriter();
  private final SteppedClock clock = new SteppedClock();
  private int columns = 80;
  private TerminalProgress progress;

  @AfterEach
  void close() {
    progress.close();
  }

  @Test
  void writesTheLiveLineOverItself() {
    begin(false, true);
    run();

    assertThat(said.toString()).contains("\r0/3 trials · #1 epoch 2/5 0.200", "\u001b[K");
    assertThat(screen())
        .containsExactly(
            "Study 's': 3 trials, macroF1; galaxies.h5: 20 images; 1 worker with 1 thread each.",
            "[1/3] trial 1 macroF1 0.200 in 4.0 s (2 epochs) ← best so far  filters=1 dropo…",
            "1/3 trials · best 0.200 (#1) · 4s elapsed · 8s left");
  }

  @Test
  void writesNothingWhereNothingChanged() {
    begin(false, true);
    run();
    int before = said.toString().length();

    progress.refresh();

    assertThat(said.toString()).hasSize(before);
  }

  @Test
  void movesWithTheClock() {
    begin(false, true);
    run();
    clock.pass(Duration.ofSeconds(1));

    progress.refresh();

    assertThat(screen()).last().asString().contains("5s elapsed");
  }

  @Test
  void followsTheWidthOfTheTerminal() {
    begin(false, true);
    run();
    columns = 20;

    progress.refresh();

    assertThat(screen()).last().isEqualTo("1/3 · 8s");
  }

  @Test
  void leavesNoLiveLineBehind() {
    begin(false, true);
    run();

    progress.end();

    assertThat(said.toString()).endsWith("\r\u001b[K");
  }

  @Test
  void writesPlainLinesWhereThereIsNoTerminal() {
    begin(false, false);
    run();

    assertThat(said.toString()).doesNotContain("\r", "\u001b");
    assertThat(screen())
        .hasSize(2)
        .element(1)
        .asString()
        .startsWith("[1/3] trial 1 macroF1 0.200")
        .contains("sizes=[1, 2]");
  }

  @Test
  void saysThatItIsAliveAfterALongSilence() {
    begin(false, false);
    progress.onTrialStarted(StudyFixtures.request("s", 1));
    progress.onEpoch(StudyFixtures.request("s", 1), measurement(1));
    clock.pass(TerminalProgress.HEARTBEAT.minusSeconds(1));
    progress.refresh();
    assertThat(screen()).hasSize(1);

    clock.pass(Duration.ofSeconds(1));
    progress.refresh();
    progress.refresh();

    assertThat(screen()).hasSize(2).element(1).asString().startsWith("0/3 trials · #1 epoch 1/5");
  }

  @Test
  void isSilentWhenAskedTo() {
    begin(true, true);
    run();
    clock.pass(TerminalProgress.HEARTBEAT);
    progress.refresh();
    progress.note("Making galaxies …");
    progress.end();

    assertThat(said.toString()).isEmpty();
  }

  @Test
  void neverCutsTheReasonOfAFailure() {
    begin(false, true);
    String reason = "diverged: " + "a loss that is not a number ".repeat(5);
    progress.onTrialEnded(trial(TrialState.FAILED, reason));

    assertThat(said.toString()).contains("[1/3] trial 1 failed: " + reason);
  }

  private void begin(boolean quiet, boolean live) {
    progress = new TerminalProgress(new PrintWriter(said, true), quiet, live, () -> columns, clock);
    progress.begin(
        new SweepOutline(
            StudyFixtures.study("s"),
            SWEEP,
            StudyFixtures.study("s").data().description() + "; 1 worker with 1 thread each",
            1,
            0,
            parameters -> OptionalInt.of(5),
            List.of()));
  }

  /** A trial of two epochs and four seconds. */
  private void run() {
    progress.onTrialStarted(StudyFixtures.request("s", 1));
    for (int epoch = 1; epoch <= 2; epoch++) {
      clock.pass(Duration.ofSeconds(2));
      progress.onEpoch(StudyFixtures.request("s", 1), measurement(epoch));
    }
    progress.onTrialEnded(trial(TrialState.COMPLETE, ""));
  }

  /** What a terminal shows: of a line written over, the last text. */
  private List<String> screen() {
    return List.of(
        said.toString()
            .replace("\u001b[K", "")
            .replaceAll("[^\n]*\r", "")
            .replaceAll("\n$", "")
            .split("\n", -1));
  }

  private static Measurement measurement(int epoch) {
    return new Measurement(epoch, Map.of("macroF1", epoch / 10.0), 2);
  }

  private static Trial trial(TrialState state, String reason) {
    return new Trial(
        1,
        state,
        7,
        StudyFixtures.parameters(1),
        state == TrialState.COMPLETE ? Map.of("macroF1", 0.2) : Map.of(),
        2,
        OptionalInt.of(2),
        OptionalLong.of(100),
        Optional.of(SteppedClock.BEGUN),
        Optional.of(SteppedClock.BEGUN.plusSeconds(4)),
        reason,
        4,
        Optional.empty());
  }

  /** Stands still until told otherwise. */
  private static final class SteppedClock extends Clock {

    static final Instant BEGUN = Instant.parse("2026-01-02T03:04:05Z");

    private volatile Instant now = BEGUN;

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
