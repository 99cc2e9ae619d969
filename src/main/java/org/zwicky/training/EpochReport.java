package org.zwicky.training;

import org.zwicky.metric.Scores;

/**
 * What one epoch brought.
 *
 * @param epoch from 1
 * @param trainingLoss mean training objective over the epoch's images, in nats: cross-entropy with
 *     the class weights or focus in use, without the L2 penalty
 * @param training scores of the predictions made while the epoch ran: with augmentation, dropout
 *     and, when oversampling, the balanced class mixture; its log loss is not weighted
 * @param validation scores on the validation part after the epoch; its log loss is the validation
 *     loss
 * @param seconds wall time of training and validation
 * @param trainingSeconds the part of it that went into training steps, making batches included
 * @param predictionSeconds the part of it that went into predicting the validation images, making
 *     batches included
 */
public record EpochReport(
    int epoch,
    double trainingLoss,
    Scores training,
    Scores validation,
    double seconds,
    double trainingSeconds,
    double predictionSeconds) {}
