package org.zwicky.training.run;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.zwicky.candidate.training.TrialSpec;
import org.zwicky.metric.Scores;
import org.zwicky.training.EpochReport;
import org.zwicky.training.TrainingSegment;
import org.zwicky.training.batch.TrainingPlan;
import org.zwicky.training.checkpoint.Checkpoint;
import org.zwicky.training.schedule.EpochRates;

/**
 * All networks that a candidate is trained as, epoch by epoch in step, so that an epoch has one
 * score: the mean of theirs. Not thread-safe.
 */
final class Replicas implements AutoCloseable {

  private final TrainingPlan plan;
  private final List<Replica> all = new ArrayList<>();

  Replicas(TrialSpec spec, long seed, TrainingPlan plan) {
    this.plan = plan;
    try {
      for (int i = 0; i < plan.replicas(); i++) {
        all.add(new Replica(spec, plan.seed(i, seed), plan.data(i)));
      }
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  /** What an epoch brought: the mean report, and each replica's predictions. */
  record Result(EpochReport report, List<float[][]> probabilities) {}

  /** Trains and validates each for an epoch. */
  Result run(int epoch, EpochRates rates) {
    List<EpochRunner.Result> each = all.stream().map(replica -> replica.run(epoch, rates)).toList();
    return new Result(
        EpochReport.mean(each.stream().map(EpochRunner.Result::report).toList(), plan.repeats()),
        each.stream().map(EpochRunner.Result::probabilities).toList());
  }

  void keepAsBest(Result result) {
    for (int i = 0; i < all.size(); i++) {
      all.get(i).keepAsBest(result.probabilities().get(i));
    }
  }

  /** Numbers in the network, of which each replica has its own. */
  long parameterCount() {
    return all.get(0).state().parameterCount();
  }

  /** Numbers in a network's updater's state. */
  long updaterCount() {
    return all.get(0).state().updaterCount();
  }

  /** Whether a checkpoint can hold it all. */
  boolean fitCheckpoint() {
    return all.get(0).state().fitsBuffers(all.size());
  }

  /** What computes. */
  String engine() {
    return all.get(0).engine();
  }

  /** Goes on from a checkpoint. */
  void resume(Checkpoint checkpoint) {
    int firstRow = 0;
    for (int i = 0; i < all.size(); i++) {
      int rows = plan.data(i).validation().length;
      all.get(i)
          .resume(
              checkpoint.iterations().get(i),
              part(checkpoint.parameters(), i),
              part(checkpoint.updaterState(), i),
              Arrays.copyOfRange(checkpoint.best().probabilities(), firstRow, firstRow + rows),
              part(checkpoint.best().parameters(), i));
      firstRow += rows;
    }
  }

  /** What a checkpoint keeps. */
  Checkpoint checkpoint(
      List<EpochReport> reports, List<TrainingSegment> stretches, BestEpoch best) {
    return new Checkpoint(
        reports,
        stretches,
        all.stream().map(replica -> replica.state().iterations()).toList(),
        new Checkpoint.Best(
            best.epoch(),
            best.score(),
            all.stream()
                .flatMap(replica -> Arrays.stream(replica.bestProbabilities()))
                .toArray(float[][]::new),
            joined(Replica::bestParameters)),
        joined(replica -> replica.state().parameters()),
        joined(replica -> replica.state().updaterState()));
  }

  void goBackToBest() {
    all.forEach(Replica::goBackToBest);
  }

  /** Predictions of the best epoch, as {@link TrainingPlan#pool} has them. */
  float[][] bestProbabilities() {
    return plan.pool(all.stream().map(Replica::bestProbabilities).toList());
  }

  /** What each scored after the best epoch. */
  List<Scores> bestScores() {
    List<Scores> scores = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      scores.add(Scores.of(plan.data(i).validationLabels(), all.get(i).bestProbabilities()));
    }
    return scores;
  }

  /**
   * Saves the networks as they are: one as that file, several with their numbers from 1 in the
   * names, such as {@code model-1.zip}.
   */
  void save(Path model) {
    for (int i = 0; i < all.size(); i++) {
      all.get(i).save(all.size() == 1 ? model : numbered(model, i + 1));
    }
  }

  @Override
  public void close() {
    all.forEach(Replica::close);
  }

  private static Path numbered(Path model, int number) {
    String name = model.getFileName().toString();
    int dot = name.lastIndexOf('.');
    int end = dot < 0 ? name.length() : dot;
    return model.resolveSibling(name.substring(0, end) + "-" + number + name.substring(end));
  }

  private ByteBuffer joined(Function<Replica, ByteBuffer> buffer) {
    List<ByteBuffer> each = all.stream().map(buffer).toList();
    if (each.size() == 1) {
      return each.get(0);
    }
    ByteBuffer joined =
        ByteBuffer.allocate(each.stream().mapToInt(ByteBuffer::remaining).sum())
            .order(ByteOrder.nativeOrder());
    each.forEach(one -> joined.put(one.duplicate()));
    return joined.flip();
  }

  /** The share of one replica: all have as many numbers. */
  private ByteBuffer part(ByteBuffer joined, int replica) {
    int length = joined.remaining() / all.size();
    return joined.slice(joined.position() + replica * length, length);
  }
}
