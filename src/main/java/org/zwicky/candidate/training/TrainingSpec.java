package org.zwicky.candidate.training;

import java.util.Optional;

/**
 * How one candidate is trained, every field a constant.
 *
 * @param epochs passes over the training part, at least 1
 * @param batchSize images a step, at least 1
 * @param optimizer what makes the steps
 * @param regularization what keeps the network from learning the training images by heart
 * @param augmentation what is done to training images
 * @param testTimeAugmentation in which symmetries a validation image is predicted; the mean of
 *     their probabilities counts
 * @param imbalance how unequal class sizes are treated
 * @param earlyStopping when to end before the last epoch; empty for never
 */
public record TrainingSpec(
    int epochs,
    int batchSize,
    OptimizerSpec optimizer,
    RegularizationSpec regularization,
    AugmentationSpec augmentation,
    Symmetries testTimeAugmentation,
    ImbalanceSpec imbalance,
    Optional<EarlyStoppingSpec> earlyStopping) {}
