package org.zwicky.candidate.network;

/** What a pooling window keeps. */
public enum PoolKind {
  MAX,
  AVG
}
