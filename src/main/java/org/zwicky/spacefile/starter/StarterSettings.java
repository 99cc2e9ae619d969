package org.zwicky.spacefile.starter;

import java.time.Duration;
import org.zwicky.metric.Score;

/**
 * What a person wants of a sweep.
 *
 * @param name of the study
 * @param budget wall time
 * @param goal what trials are compared by
 */
public record StarterSettings(String name, Duration budget, Score goal) {}
