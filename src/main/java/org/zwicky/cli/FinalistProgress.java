package org.zwicky.cli;

import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.zwicky.app.progress.FinalistOutline;
import org.zwicky.base.text.Plural;
import org.zwicky.finals.FinalistListener;
import org.zwicky.report.Format;
import org.zwicky.study.Measurement;
import org.zwicky.study.ModelId;
import org.zwicky.study.Objective;
import org.zwicky.study.Retraining;
import org.zwicky.study.Trial;

/** Shows how far the retraining of the finalists is: a line for each that ends, and a live line. */
final class FinalistProgress implements FinalistListener {

  private record Running(int epoch, OptionalInt epochs, double score) {}

  private final TerminalProgress screen;
  private final FinalistOutline finalists;
  private final Objective objective;
  private final AtomicInteger ended;
  private final Map<ModelId, Running> running = new ConcurrentSkipListMap<>();

  FinalistProgress(TerminalProgress screen, FinalistOutline finalists) {
    this.screen = screen;
    this.finalists = finalists;
    this.objective = finalists.objective();
    this.ended = new AtomicInteger(finalists.ended());
  }

  /** Takes the live line over. */
  void begin() {
    screen.note(
        "Finalists: %s, each again with %s."
            .formatted(
                finalists.finalists().stream()
                    .map(trial -> "trial " + trial.number())
                    .collect(Collectors.joining(", ")),
                Plural.of(finalists.seeds(), "new seed")));
    screen.follow((now, width) -> line(width));
  }

  @Override
  public void onStarted(ModelId model, Trial finalist, int recordedEpochs) {
    running.put(
        model,
        new Running(recordedEpochs, finalists.epochs().apply(finalist.parameters()), Double.NaN));
    screen.refresh();
  }

  @Override
  public void onEpoch(ModelId model, Measurement measurement) {
    running.computeIfPresent(
        model,
        (id, before) ->
            new Running(
                measurement.epoch(), before.epochs(), measurement.metric(objective.metric())));
    screen.refresh();
  }

  @Override
  public void onRetried(ModelId model, String reason) {
    screen.note("finalist %s: %s; trying once more".formatted(model, reason));
  }

  @Override
  public void onEnded(Retraining retraining) {
    running.remove(retraining.model());
    if (retraining.state().isFinal()) {
      screen.note(
          "[finalist %d/%d] %s%s"
              .formatted(
                  ended.incrementAndGet(),
                  finalists.retrainings(),
                  retraining.model(),
                  result(retraining)));
    }
    screen.refresh();
  }

  private String result(Retraining retraining) {
    if (!retraining.isComplete()) {
      return " " + Format.word(retraining.state()) + ": " + retraining.reason();
    }
    return ": %s %s in %s (%s)"
        .formatted(
            objective.metric(),
            Format.score(retraining.metric(objective.metric())),
            Format.duration(retraining.seconds()),
            Plural.of(retraining.epochs(), "epoch"));
  }

  /** As much as fits: without the scores, then without the epochs, where there is no room. */
  private String line(int width) {
    for (int detail = 2; detail > 0; detail--) {
      String line = line(detail == 2, true);
      if (line.length() <= width) {
        return line;
      }
    }
    String shortest = line(false, false);
    return shortest.substring(0, Math.min(shortest.length(), Math.max(0, width)));
  }

  private String line(boolean scores, boolean models) {
    StringBuilder line =
        new StringBuilder("finalists " + ended.get() + "/" + finalists.retrainings());
    if (models) {
      running.forEach((model, now) -> line.append(" · ").append(text(model, now, scores)));
    }
    return line.toString();
  }

  private static String text(ModelId model, Running now, boolean scores) {
    return "#%d seed %d %s%s"
        .formatted(
            model.trial(),
            model.seedIndex(),
            now.epochs().isPresent() ? now.epoch() + "/" + now.epochs().getAsInt() : now.epoch(),
            scores && Double.isFinite(now.score()) ? " " + Format.score(now.score()) : "");
  }
}
