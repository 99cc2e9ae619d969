package org.zwicky.candidate.training;

import org.zwicky.candidate.network.NetworkSpec;

/** Everything that tells one candidate from another: what is trained, and how. */
public record TrialSpec(NetworkSpec network, TrainingSpec training) {}
