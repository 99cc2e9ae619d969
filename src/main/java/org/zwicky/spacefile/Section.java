package org.zwicky.spacefile;

import java.util.Locale;

/** The parts of a file in which words of other systems are known; see {@link ForeignWords}. */
enum Section {
  FILE,
  DATA,
  SPLIT,
  PARAMETER,
  LAYER,
  RESIDUAL,
  TRAINING,
  SCHEDULE,
  IMBALANCE,
  EARLY_STOPPING,
  AUGMENTATION,
  /** Any other. */
  OTHER;

  /** Its name in the list of words. */
  String key() {
    StringBuilder key = new StringBuilder();
    for (String word : name().toLowerCase(Locale.ROOT).split("_")) {
      key.append(
          key.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return key.toString();
  }
}
