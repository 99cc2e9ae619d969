package org.zwicky.base.machine;

/** What a check found. */
public enum CheckStatus {
  OK,
  /** A sweep runs, but not as well as it could. */
  WARNING,
  /** No sweep can run. */
  ERROR
}
