package org.zwicky.network;

/** What a pooling window keeps. */
public enum PoolKind {
  MAX,
  AVG
}
