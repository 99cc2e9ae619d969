package org.zwicky.study;

/**
 * What a trial took of the machine, all attempts at it together.
 *
 * @param cpuSeconds processor time of all threads
 * @param peakMemoryBytes most memory that its process had to itself, in samples a second apart;
 *     what processes share (prepared images, libraries) is not in it
 * @param meanLoad processor time by wall time: 1 is one core all the time
 */
public record ResourceUsage(double cpuSeconds, long peakMemoryBytes, double meanLoad) {

  public ResourceUsage {
    if (!(cpuSeconds >= 0 && peakMemoryBytes >= 0 && meanLoad >= 0)) {
      throw new IllegalArgumentException(
          "negative or not a number: %s s, %d bytes, load %s"
              .formatted(cpuSeconds, peakMemoryBytes, meanLoad));
    }
  }
}
