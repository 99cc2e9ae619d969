package org.zwicky.training;

import java.util.List;
import org.zwicky.metric.MeanScores;
import org.zwicky.metric.Scores;
import org.zwicky.study.TrainingSteps;

/**
 * What one epoch brought; of several networks that are trained in step, the means of their scores
 * and the sums of their times.
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
 * @param steps what the training steps were like
 */
public record EpochReport(
    int epoch,
    double trainingLoss,
    Scores training,
    Scores validation,
    double seconds,
    double trainingSeconds,
    double predictionSeconds,
    TrainingSteps steps) {

  /**
   * What an epoch brought that several networks ran one after the other: means of their scores,
   * sums of their times.
   *
   * @param each of them, at least one
   * @param repeats how many of them have the same validation part
   */
  public static EpochReport mean(List<EpochReport> each, int repeats) {
    return each.size() == 1
        ? each.get(0)
        : new EpochReport(
            each.get(0).epoch(),
            each.stream().mapToDouble(EpochReport::trainingLoss).average().orElseThrow(),
            MeanScores.of(each.stream().map(EpochReport::training).toList(), repeats),
            MeanScores.of(each.stream().map(EpochReport::validation).toList(), repeats),
            each.stream().mapToDouble(EpochReport::seconds).sum(),
            each.stream().mapToDouble(EpochReport::trainingSeconds).sum(),
            each.stream().mapToDouble(EpochReport::predictionSeconds).sum(),
            TrainingSteps.mean(each.stream().map(EpochReport::steps).toList()));
  }
}
