package org.zwicky.data;

/** What an image is for. */
public enum DataPart {
  /** Networks learn from it. */
  TRAINING,

  /** Trials are compared by it. */
  VALIDATION,

  /** Only finalists see it. */
  TEST
}
