package org.zwicky.prune;

/**
 * What becomes of a trial.
 *
 * @param prunes whether to stop it now
 * @param reason why, for people: a clause such as "epoch 4 is within the warm-up"
 */
public record Decision(boolean prunes, String reason) {

  /** The trial goes on. */
  public static Decision goOn(String reason) {
    return new Decision(false, reason);
  }

  /** The trial is stopped. */
  public static Decision prune(String reason) {
    return new Decision(true, reason);
  }
}
