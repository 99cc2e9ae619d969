package org.zwicky.study;

/** What made a trial fail. */
public enum FailureKind {
  /** Its loss or predictions became NaN or infinite: a result of its hyperparameters. */
  DIVERGED,
  /** Its process died or no longer answered. */
  CRASHED,
  /** It ran longer than a trial may. */
  OVER_TIME,
  /** It needed more memory than a trial may. */
  OVER_MEMORY,
  /** A file could not be written for want of room: no result, so the sweep ends and it waits. */
  DISK_FULL,
  /** Anything else, such as a file that can't be written. */
  ERROR
}
