package org.zwicky.app.plan;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.zwicky.base.machine.Machine;
import org.zwicky.base.text.Plural;
import org.zwicky.base.text.TextTable;
import org.zwicky.base.text.TextTable.Align;
import org.zwicky.estimate.MemoryModel;
import org.zwicky.estimate.Speed;
import org.zwicky.estimate.Spread;
import org.zwicky.estimate.Workload;
import org.zwicky.execute.local.WorkerPlan;
import org.zwicky.report.Format;
import org.zwicky.space.Assignment;
import org.zwicky.spacefile.SampledNetwork;
import org.zwicky.spacefile.SearchSpaceFile;
import org.zwicky.study.FinalistSettings;
import org.zwicky.study.SamplerKind;
import org.zwicky.study.SweepSettings;

/** What trials and the sweep will take, in words. */
public final class PlanCost {

  /** From the command to the first trial. */
  private static final double START_SECONDS = 4;

  private final PlanSubject subject;
  private final List<Workload> works;
  private final Optional<Speed> speed;

  /**
   * @param speed of a worker; empty where nobody knows
   */
  public PlanCost(PlanSubject subject, Optional<Speed> speed) {
    this.subject = subject;
    this.works =
        subject.check().feasible().stream().map(network -> network.work().orElseThrow()).toList();
    this.speed = speed;
  }

  /** How sizes, time and memory spread over the networks. */
  public String table() {
    TextTable table =
        new TextTable()
            .column("of a network", Align.LEFT)
            .column("lowest", Align.RIGHT)
            .column("median", Align.RIGHT)
            .column("highest", Align.RIGHT);
    row(table, "parameters", Workload::parameters, value -> Format.count(Math.round(value)));
    row(
        table,
        "multiply-adds",
        Spread.of(
            subject.check().feasible().stream()
                .mapToDouble(network -> network.shapes().orElseThrow().multiplyAdds())),
        PlanText::large);
    row(table, "memory of its worker", MemoryModel::peakBytes, PlanCost::bytes);
    speed.ifPresent(
        known -> {
          row(table, "images a second", known::trainingRate, PlanCost::images);
          row(table, "time of an epoch", this::epochSeconds, PlanText::roughly);
          row(table, "time of a trial", this::trialSeconds, PlanText::roughly);
        });
    return table.render();
  }

  /** Memory that is there, in one line. */
  public String memory() {
    WorkerPlan workers = subject.workers();
    return "Memory: %s; each may use %s of the %s that are here%s"
        .formatted(
            Plural.of(workers.workers(), "worker"),
            Format.bytes(workers.memoryMegabytes() << 20),
            Format.bytes(Machine.memory()),
            workers.gpus().isEmpty() ? "" : " (a GPU's own memory is not looked at)");
  }

  /** How many networks may need more than a worker's share, in one line, if some may. */
  public Optional<String> memoryRisk() {
    long share = subject.workers().memoryShare().bytes();
    long over = works.stream().filter(work -> MemoryModel.peakBytes(work) > share).count();
    return over == 0
        ? Optional.empty()
        : Optional.of(
            "Warning: %s of the trials may need more than that, and would be stopped and fail."
                .formatted(Format.percent(over / (double) works.size())));
  }

  /**
   * Size and time of a network that can be trained, such as {@code (8,728 parameters, about 2 s)}.
   */
  public String of(Assignment candidate) {
    Workload work = subject.attempt(candidate).work().orElseThrow();
    return " (%s parameters%s)"
        .formatted(
            Format.count(work.parameters()),
            speed.isPresent() ? ", about " + PlanText.roughly(trialSeconds(work)) : "");
  }

  /** How long the sweep will take, in one line; empty where nobody knows. */
  public Optional<String> sweep() {
    return speed.map(known -> "Sweep: " + sweep(works.stream().mapToDouble(this::limitedSeconds)));
  }

  private String sweep(DoubleStream trialSeconds) {
    SweepSettings sweep = subject.file().sweep();
    double trial = Spread.of(trialSeconds).mean();
    int atATime = subject.workers().workers();
    long trials = trials(subject.file());
    double seconds = START_SECONDS + trials * trial / Math.min(atATime, trials);
    String all =
        "%s, %s"
            .formatted(
                Plural.of(trials, "trial"),
                atATime == 1 ? "one at a time" : atATime + " at a time");
    Optional<Duration> timeout = sweep.timeout();
    double kept = sweep.finalists().map(this::finalistSeconds).orElse(0.0);
    if (timeout.isPresent() && timeout.get().toSeconds() - kept < seconds) {
      double limit = Math.max(0, timeout.get().toSeconds() - kept);
      return "about %s: then the timeout ends it after some %d of the %s (all would take about %s)"
          .formatted(
              PlanText.roughly(timeout.get().toSeconds()),
              Math.max(1, Math.round(limit / seconds * trials)),
              all,
              PlanText.roughly(seconds));
    }
    return "about %s for %s%s"
        .formatted(
            PlanText.roughly(seconds),
            all,
            stopsEarly() ? "; sooner where early stopping ends trials" : "");
  }

  /** What the finalists add to that, in one line; empty where there are none or nobody knows. */
  public Optional<String> finalists() {
    return subject
        .file()
        .sweep()
        .finalists()
        .filter(settings -> speed.isPresent())
        .map(
            settings ->
                "Finalists: the best %s again with %s each: about %s%s"
                    .formatted(
                        Plural.of(settings.top(), "trial"),
                        Plural.of(settings.seeds(), "new seed"),
                        PlanText.roughly(finalistSeconds(settings)),
                        subject.file().sweep().timeout().isPresent()
                            ? ", which the timeout keeps for them"
                            : " more"));
  }

  /** As if the best took as long as the mean of all. */
  private double finalistSeconds(FinalistSettings settings) {
    double trial = Spread.of(works.stream().mapToDouble(this::limitedSeconds)).mean();
    int workers = subject.workers().workers();
    return trial * ((settings.retrainings() + workers - 1) / workers);
  }

  /** How many trials would meet their time limit, in one line, if some would. */
  public Optional<String> timeLimit() {
    Optional<Duration> limit = subject.file().sweep().trialTimeout();
    if (speed.isEmpty() || limit.isEmpty()) {
      return Optional.empty();
    }
    long over =
        works.stream().filter(work -> trialSeconds(work) > limit.get().toMillis() / 1e3).count();
    return over == 0
        ? Optional.empty()
        : Optional.of(
            "Warning: %s of the trials would run longer than sweep.trialTimeout (%s) and fail."
                .formatted(
                    Format.percent(over / (double) works.size()),
                    PlanText.roughly(limit.get().toSeconds())));
  }

  private double epochSeconds(Workload work) {
    return speed
        .orElseThrow()
        .epochSeconds(work, subject.data().trainingImages(), subject.data().validationImages());
  }

  private double trialSeconds(Workload work) {
    return speed
        .orElseThrow()
        .trialSeconds(work, subject.data().trainingImages(), subject.data().validationImages());
  }

  private boolean stopsEarly() {
    SampledNetwork first = subject.check().feasible().get(0);
    return subject
        .file()
        .blueprint()
        .orElseThrow()
        .resolve(first.assignment())
        .training()
        .earlyStopping()
        .isPresent();
  }

  private double limitedSeconds(Workload work) {
    double limit =
        subject
            .file()
            .sweep()
            .trialTimeout()
            .map(time -> time.toMillis() / 1e3)
            .orElse(Double.MAX_VALUE);
    return Math.min(limit, trialSeconds(work));
  }

  private static long trials(SearchSpaceFile file) {
    long wanted = file.sweep().trials();
    Optional<BigInteger> combinations =
        file.sweep().sampler() == SamplerKind.GRID
            ? Optional.of(file.space().gridSize(file.sweep().gridPoints()))
            : file.space().combinations();
    return combinations
        .map(count -> count.min(BigInteger.valueOf(wanted)).longValue())
        .orElse(wanted);
  }

  private void row(
      TextTable table, String name, ToDoubleFunction<Workload> value, DoubleFunction<String> text) {
    row(table, name, Spread.of(works.stream().mapToDouble(value)), text);
  }

  private static void row(
      TextTable table, String name, Spread spread, DoubleFunction<String> text) {
    table.row(
        List.of(
            name,
            text.apply(spread.lowest()),
            text.apply(spread.median()),
            text.apply(spread.highest())));
  }

  private static String bytes(double bytes) {
    return Format.bytes(Math.round(bytes));
  }

  private static String images(double rate) {
    return rate < 10 ? String.format(Locale.ROOT, "%.1f", rate) : Format.count(Math.round(rate));
  }
}
