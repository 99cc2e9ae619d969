package org.zwicky.report.picture;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What could be had of what a page asked for.
 *
 * @param images by position in the data file; empty if there are none
 * @param evidence empty if there is none
 * @param remarks what is missing and why, a sentence each
 */
public record Pictures(
    Map<Integer, Picture> images, Optional<Evidence> evidence, List<String> remarks) {

  public Pictures {
    images = Map.copyOf(images);
    remarks = List.copyOf(remarks);
  }

  /** None at all. */
  public static Pictures none(String why) {
    return new Pictures(Map.of(), Optional.empty(), List.of(why));
  }
}
