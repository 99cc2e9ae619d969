package org.zwicky.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zwicky.analysis.gallery.Extremes;
import org.zwicky.analysis.gallery.TrialGallery;

/**
 * The gallery as the page's script reads it. Images are named by their position in the data file.
 *
 * @param trials numbers of the top trials, the first the crowned or best one
 * @param crowned whether the first is crowned
 * @param images all that are shown
 * @param galleries of each top trial
 * @param voters how many trials were asked for the suspects
 * @param suspects image, trials that mistake it, what most of them take it for, how many these are
 * @param disagreements image, bits
 * @param comparisons of each two top trials
 * @param confused images by "truth-answer" of the first trial
 * @param evidence overlays; null if there are none
 * @param remarks what is missing and why
 */
public record GalleryData(
    List<Integer> trials,
    boolean crowned,
    Map<Integer, GalleryImage> images,
    List<TrialGallery> galleries,
    int voters,
    List<List<Integer>> suspects,
    List<List<Number>> disagreements,
    List<Map<String, Object>> comparisons,
    Map<String, List<Integer>> confused,
    Map<String, Object> evidence,
    List<String> remarks) {

  /** The worst images of the first trial, for those who read the page without its script. */
  public Map<Integer, GalleryImage> worst() {
    Map<Integer, GalleryImage> worst = new LinkedHashMap<>();
    Extremes overall = galleries.get(0).overall();
    overall.worst().forEach(position -> worst.put(position, images.get(position)));
    return worst;
  }
}
