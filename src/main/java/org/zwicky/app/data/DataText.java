package org.zwicky.app.data;

import org.zwicky.data.ImageSource;
import org.zwicky.data.SplitSpec;
import org.zwicky.report.Format;

/** Data in words. */
public final class DataText {

  private DataText() {}

  /** Such as x.h5: 5,286 images of 69×69 pixels in 3 channels. */
  public static String describe(ImageSource source) {
    return describe(
        source.description(),
        source.size(),
        source.height() + "×" + source.width(),
        source.channels());
  }

  /** Such as photos: 5,286 images of 60×72 to 300×400 pixels in 3 channels. */
  public static String describe(DataInspection data) {
    return describe(
        data.description(),
        data.labels().size(),
        data.isOfOneSize() ? data.smallest().toString() : data.smallest() + " to " + data.largest(),
        data.channels());
  }

  private static String describe(String name, int images, String size, int channels) {
    return "%s: %s images of %s pixels in %d channel%s"
        .formatted(name, Format.count(images), size, channels, channels == 1 ? "" : "s");
  }

  /** How many networks a trial trains and why, such as "10: 5 folds × 2 seeds". */
  public static String networks(SplitSpec split) {
    String folds = split.folds().isPresent() ? split.folds().getAsInt() + " folds" : "";
    String seeds = split.repeats() > 1 ? split.repeats() + " seeds" : "";
    return "%d: %s%s%s"
        .formatted(split.networks(), folds, folds.isEmpty() || seeds.isEmpty() ? "" : " × ", seeds);
  }
}
