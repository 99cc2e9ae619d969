package org.zwicky.report.picture;

import java.util.List;

/** Port: where a page has the images of its study from, and what networks see in them. */
@FunctionalInterface
public interface PictureSource {

  /** Of pages that show none. */
  PictureSource NONE =
      (positions, trial, questions) -> Pictures.none("This page was written without images.");

  /**
   * Gets what can be had; what can't is left out and said.
   *
   * @param positions of images in the data file
   * @param trial number of the trial whose network is asked
   * @param questions about some of those images
   */
  Pictures load(List<Integer> positions, int trial, List<Question> questions);
}
