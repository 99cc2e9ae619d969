package org.zwicky.bench;

/**
 * What a {@link TrainingBenchmark} measured.
 *
 * @param training images a second in training
 * @param inference images a second in prediction
 * @param networkParameters numbers in the network, running statistics of batch normalisation
 *     included
 * @param backend what the workers computed with
 */
public record TrainingSpeed(
    Throughput training, Throughput inference, long networkParameters, String backend) {}
