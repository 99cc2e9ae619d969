package org.zwicky.candidate.training;

/** When logits are adjusted by the classes' frequencies. */
public enum AdjustmentTime {
  /** In the training loss, predictions being as they are (Menon et al. 2021, equation 10). */
  TRAINING("training"),
  /** In predictions, the training loss being as it is (Menon et al. 2021, equation 9). */
  POST_HOC("postHoc");

  private final String key;

  AdjustmentTime(String key) {
    this.key = key;
  }

  /** The name used in the search-space file. */
  public String key() {
    return key;
  }
}
