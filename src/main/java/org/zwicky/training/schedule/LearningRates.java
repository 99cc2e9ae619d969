package org.zwicky.training.schedule;

import java.util.List;
import org.zwicky.candidate.training.OptimizerSpec;
import org.zwicky.candidate.training.ScheduleKind;
import org.zwicky.candidate.training.ScheduleSpec;
import org.zwicky.metric.Goal;

/**
 * The learning rate of every step of a training. It depends on the epoch, the step and the scores
 * of the epochs before and on nothing else, so that a training goes on with the same rates.
 *
 * <p>Kinds that change by the epoch ({@code step}, {@code exponential}, {@code plateau}) keep it
 * within one; the waves, {@code oneCycle} and the warm-up change it from step to step. The kind
 * begins when the warm-up is over; {@code cosine} and {@code oneCycle} then take what is left of
 * the training. Immutable.
 */
public final class LearningRates {

  /** So much of the way that the rate goes down is left in the last fifth of a cosine wave. */
  private static final double NEARLY_ENDED = 0.1;

  private final ScheduleSpec schedule;
  private final double learningRate;
  private final int epochs;
  private final Goal goal;

  /**
   * @param epochs that the training has unless it stops early
   * @param goal which way scores are better
   */
  public LearningRates(OptimizerSpec optimizer, int epochs, Goal goal) {
    this.schedule = optimizer.schedule();
    this.learningRate = optimizer.learningRate();
    this.epochs = epochs;
    this.goal = goal;
  }

  /**
   * Those of the epoch after the given ones.
   *
   * @param scores of the objective after each epoch so far, in order; NaN where it is not defined
   */
  public EpochRates after(List<Double> scores) {
    int epoch = scores.size();
    int reductions = schedule.type() == ScheduleKind.PLATEAU ? reductions(scores) : 0;
    return (step, steps) -> learningRate * fraction((long) epoch * steps + step, steps, reductions);
  }

  /**
   * Whether an epoch without improvement says that none is to come. Where the rate goes down a wave
   * scores rise until its end, so that only an epoch in which it has nearly fallen to its last
   * value tells anything; with the other kinds every epoch does.
   *
   * @param epoch from 1
   */
  public boolean isTelling(int epoch) {
    return switch (schedule.type()) {
      case CONSTANT, STEP, EXPONENTIAL, PLATEAU -> true;
      case COSINE, COSINE_RESTARTS, ONE_CYCLE -> {
        // One step an epoch, of which it is the middle one's rate.
        double warmup = schedule.warmup();
        double done = epoch - 0.5 - warmup;
        double above = fractionAfter(Math.max(0, done), 1, warmup, 0) - schedule.end();
        yield done > risingEpochs() && above <= NEARLY_ENDED * (1 - schedule.end());
      }
    };
  }

  private double risingEpochs() {
    return schedule.type() == ScheduleKind.ONE_CYCLE
        ? schedule.peak() * Math.max(0, epochs - schedule.warmup())
        : 0;
  }

  private double fraction(long step, int steps, int reductions) {
    double warmup = schedule.warmup() * steps;
    double done = step - warmup;
    if (done < 0) {
      return fractionAfter(0, steps, warmup, reductions) * Math.min(1, (step + 1) / warmup);
    }
    return fractionAfter(done, steps, warmup, reductions);
  }

  /** Of the learning rate, so many steps after the warm-up. */
  private double fractionAfter(double done, int steps, double warmup, int reductions) {
    double total = Math.max(1, (double) epochs * steps - warmup);
    return switch (schedule.type()) {
      case CONSTANT -> 1;
      case STEP -> reduced(schedule.factor(), Math.floor(done / steps / schedule.every()));
      case EXPONENTIAL -> reduced(schedule.decay(), Math.floor(done / steps));
      case PLATEAU -> reduced(schedule.factor(), reductions);
      case COSINE -> wave(1, schedule.end(), Math.min(1, done / total));
      case COSINE_RESTARTS -> wave(1, schedule.end(), placeInWave(done / steps));
      case ONE_CYCLE -> oneCycle(done, total);
    };
  }

  /** How much of its wave is over, in [0, 1), so many epochs after the warm-up. */
  private double placeInWave(double epochs) {
    double length = schedule.every();
    double left = epochs;
    while (left >= length) {
      left -= length;
      length *= schedule.growth();
    }
    return left / length;
  }

  private double reduced(double factor, double times) {
    return Math.max(schedule.end(), Math.pow(factor, times));
  }

  /** The peak is a step, as in PyTorch. */
  private double oneCycle(double done, double total) {
    double top = schedule.peak() * total - 1;
    if (top > 0 && done <= top) {
      return wave(schedule.start(), 1, done / top);
    }
    double from = Math.max(0, top);
    double length = total - 1 - from;
    return length <= 0 ? 1 : wave(1, schedule.end(), Math.min(1, (done - from) / length));
  }

  /** Half a cosine wave from one value, at 0, to another, at 1. */
  private static double wave(double from, double to, double at) {
    return to + (from - to) * (1 + Math.cos(Math.PI * at)) / 2;
  }

  private int reductions(List<Double> scores) {
    Patience patience = new Patience(goal, 0);
    int reductions = 0;
    for (double score : scores) {
      patience.hear(score);
      if (patience.waited() == schedule.patience()) {
        reductions++;
        patience.startOver();
      }
    }
    return reductions;
  }
}
