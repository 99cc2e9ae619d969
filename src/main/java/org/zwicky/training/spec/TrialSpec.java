package org.zwicky.training.spec;

import org.zwicky.network.NetworkSpec;

/** Everything that tells one candidate from another: what is trained, and how. */
public record TrialSpec(NetworkSpec network, TrainingSpec training) {}
