package org.zwicky.estimate;

/**
 * How long one worker takes to train a candidate, from its {@link Workload}: so much a multiply-add
 * in convolutions and dense layers, an activation, an image, and an updated parameter.
 *
 * <p>The constants are fitted to epochs of 21 networks on one thread of an AMD EPYC (Zen 5) with
 * AVX-512: they took 0.78 to 1.41 times what this gives (docs/performance.md).
 *
 * @param factor how much longer than there everything takes here
 */
public record TimeModel(double factor) {

  /** The machine that the constants were measured on. */
  public static final TimeModel BUILT_IN = new TimeModel(1);

  private static final double MULTIPLY_ADD = 2.40e-11;
  private static final double FAST_MULTIPLY_ADD = 1.55e-11;
  private static final double ACTIVATION = 2.83e-10;
  private static final double EXTRA_ACTIVATION = 1.37e-9;
  private static final double IMAGE = 2.14e-5;

  /** Of each parameter and each number of the updater's state, a step. */
  private static final double UPDATE = 1.01e-9;

  /** A forward pass alone, of what an image costs in training. */
  private static final double PREDICTION = 0.22;

  /** Checkpoint and record. */
  private static final double EPOCH = 0.015;

  private static final double EPOCH_PARAMETER = 1.2e-8;

  /** Building the network, saving it, recording the trial. */
  private static final double TRIAL = 0.1;

  private static final double TRIAL_PARAMETER = 4e-8;

  /** Two threads train 1.5 times as fast as one. */
  private static final double THREADS_EXPONENT = 0.6;

  public TimeModel {
    if (!(factor > 0) || Double.isInfinite(factor)) {
      throw new IllegalArgumentException("Not a factor: " + factor);
    }
  }

  /** The same on a worker with more threads than one. */
  public TimeModel withThreads(int threads) {
    return new TimeModel(factor / Math.pow(threads, THREADS_EXPONENT));
  }

  /** Images a second in training. */
  public double trainingRate(Workload work) {
    return work.batchSize() / (factor * (work.batchSize() * image(work) + step(work)));
  }

  /** Images a second in prediction. */
  public double predictionRate(Workload work) {
    return 1 / (factor * PREDICTION * image(work));
  }

  /**
   * Seconds of one epoch, of all networks together.
   *
   * @param training images of each network
   * @param validation images of each network
   */
  public double epochSeconds(Workload work, int training, int validation) {
    return work.networks()
        * (training / trainingRate(work)
            + validation * work.validationViews() / predictionRate(work)
            + factor * (EPOCH + EPOCH_PARAMETER * work.parameters()));
  }

  /** Seconds of a trial that goes through all its epochs. */
  public double trialSeconds(Workload work, int training, int validation) {
    return work.epochs() * epochSeconds(work, training, validation)
        + work.networks() * factor * (TRIAL + TRIAL_PARAMETER * work.parameters());
  }

  private static double image(Workload work) {
    return MULTIPLY_ADD * work.multiplyAdds()
        + FAST_MULTIPLY_ADD * work.fastMultiplyAdds()
        + ACTIVATION * work.activations()
        + EXTRA_ACTIVATION * work.extraActivations()
        + IMAGE;
  }

  private static double step(Workload work) {
    return UPDATE * work.parameters() * (1 + work.stateCopies());
  }
}
