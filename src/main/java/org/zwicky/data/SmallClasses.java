package org.zwicky.data;

import java.util.Locale;

/** What becomes of a class that has too few images to be in every part. */
public enum SmallClasses {
  /** The data is refused, and the class named. */
  REFUSE,
  /** All its images are trained with: it can be predicted, but nobody knows how well. */
  TRAIN;

  /** Its name in files. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
