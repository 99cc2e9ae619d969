package org.zwicky.cli;

import org.zwicky.data.ImageSource;
import org.zwicky.report.Format;

/** Data in words. */
final class DataText {

  private DataText() {}

  /** Such as x.h5: 5,286 images of 69×69 pixels in 3 channels. */
  static String describe(ImageSource source) {
    return "%s: %s images of %d×%d pixels in %d channel%s"
        .formatted(
            source.description(),
            Format.count(source.size()),
            source.height(),
            source.width(),
            source.channels(),
            source.channels() == 1 ? "" : "s");
  }
}
