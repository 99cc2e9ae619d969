package org.zwicky.candidate.network;

/**
 * What a layer drops at random in training. Layers are given their streams of random numbers in the
 * order of these constants, those of the same kind in the order of the network.
 */
public enum Dropped {
  NOTHING,
  /** Numbers or feature maps of its input. */
  NUMBERS,
  /** One of the ways through it. */
  PATHS
}
