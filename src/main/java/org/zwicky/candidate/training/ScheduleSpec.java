package org.zwicky.candidate.training;

/**
 * A schedule of the learning rate. What a kind does not use has no effect on it.
 *
 * @param type the kind
 * @param warmup epochs in which the rate first grows linearly from nothing to where the kind
 *     begins, at least 0; may be a fraction
 * @param every of {@code step}: epochs between two reductions; of {@code cosineRestarts}: epochs of
 *     the first wave (T_0 in the paper); at least 1
 * @param growth of {@code cosineRestarts}: how many times as long as the wave before it each is
 *     (T_mult in the paper), at least 1
 * @param factor of {@code step} and {@code plateau}: what the rate is multiplied by, in (0, 1]
 * @param decay of {@code exponential}: what the rate is multiplied by each epoch, in (0, 1]
 * @param patience of {@code plateau}: epochs without a better objective until the rate is reduced,
 *     at least 1
 * @param start of {@code oneCycle}: the rate at first, as a fraction of the learning rate, in (0,
 *     1]
 * @param peak of {@code oneCycle}: when it reaches the learning rate, as a fraction of the
 *     training, in [0, 1)
 * @param end of {@code cosine}, {@code cosineRestarts} and {@code oneCycle}: the rate at last, as a
 *     fraction of the learning rate, and of the others the least it falls to, in [0, 1]
 */
public record ScheduleSpec(
    ScheduleKind type,
    double warmup,
    int every,
    double growth,
    double factor,
    double decay,
    int patience,
    double start,
    double peak,
    double end) {

  public static final int DEFAULT_EVERY = 10;

  /** As in most of the paper's experiments. */
  public static final double DEFAULT_GROWTH = 2;

  public static final double DEFAULT_FACTOR = 0.5;
  public static final double DEFAULT_DECAY = 0.95;
  public static final int DEFAULT_PATIENCE = 3;

  /** One 25th, as fast.ai and PyTorch have it. */
  public static final double DEFAULT_START = 0.04;

  /** As fast.ai and PyTorch have it. */
  public static final double DEFAULT_PEAK = 0.3;

  public static final ScheduleSpec CONSTANT = of(ScheduleKind.CONSTANT);

  /** A kind with its usual settings, without warm-up. */
  public static ScheduleSpec of(ScheduleKind type) {
    return new ScheduleSpec(
        type,
        0,
        DEFAULT_EVERY,
        DEFAULT_GROWTH,
        DEFAULT_FACTOR,
        DEFAULT_DECAY,
        DEFAULT_PATIENCE,
        DEFAULT_START,
        DEFAULT_PEAK,
        0);
  }

  /** This one with a warm-up. */
  public ScheduleSpec withWarmup(double epochs) {
    return new ScheduleSpec(type, epochs, every, growth, factor, decay, patience, start, peak, end);
  }

  /** This one with another last or least rate. */
  public ScheduleSpec withEnd(double fraction) {
    return new ScheduleSpec(
        type, warmup, every, growth, factor, decay, patience, start, peak, fraction);
  }

  /** This one with another factor, and epochs between reductions or without improvement. */
  public ScheduleSpec withReductions(int epochs, double by) {
    return new ScheduleSpec(type, warmup, epochs, growth, by, decay, epochs, start, peak, end);
  }

  /** This one with waves of other lengths. */
  public ScheduleSpec withWaves(int epochs, double longer) {
    return new ScheduleSpec(
        type, warmup, epochs, longer, factor, decay, patience, start, peak, end);
  }
}
