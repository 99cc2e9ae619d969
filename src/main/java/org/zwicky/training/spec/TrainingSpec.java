package org.zwicky.training.spec;

import java.util.Optional;

/**
 * How one candidate is trained, every field a constant.
 *
 * @param epochs passes over the training part, at least 1
 * @param batchSize images a step, at least 1
 * @param updater the optimiser
 * @param learningRate step size, above 0
 * @param momentum for Nesterovs only, in [0, 1)
 * @param l2 adds ½·l2·‖w‖² of the weights w (biases excluded) to the loss; at least 0
 * @param augmentation what is done to training images
 * @param imbalance how unequal class sizes are treated
 * @param earlyStopping when to end before the last epoch; empty for never
 */
public record TrainingSpec(
    int epochs,
    int batchSize,
    UpdaterKind updater,
    double learningRate,
    double momentum,
    double l2,
    Augmentation augmentation,
    ImbalanceSpec imbalance,
    Optional<EarlyStoppingSpec> earlyStopping) {}
