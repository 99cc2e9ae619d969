package org.zwicky.candidate.training;

/** How the learning rate goes over a training. */
public enum ScheduleKind {
  /** It stays. */
  CONSTANT("constant"),
  /** Multiplied by a factor every few epochs. */
  STEP("step"),
  /** Multiplied by a factor every epoch. */
  EXPONENTIAL("exponential"),
  /** Half a cosine wave down, without restarts (Loshchilov and Hutter 2017). */
  COSINE("cosine"),
  /** Such waves one after the other, each longer than the last (Loshchilov and Hutter 2017). */
  COSINE_RESTARTS("cosineRestarts"),
  /** Up and then down to almost nothing (Smith and Topin 2018), both in half a cosine wave. */
  ONE_CYCLE("oneCycle"),
  /** Multiplied by a factor whenever the objective has not improved for some epochs. */
  PLATEAU("plateau");

  private final String key;

  ScheduleKind(String key) {
    this.key = key;
  }

  /** The name used in the search-space file. */
  public String key() {
    return key;
  }
}
