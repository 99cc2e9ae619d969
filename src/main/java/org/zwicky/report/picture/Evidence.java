package org.zwicky.report.picture;

import java.util.Map;

/**
 * Where in images a trial's network sees what speaks for a class.
 *
 * @param gradCam whether the maps are Grad-CAM's; else they are the gradient by the pixels
 * @param height rows of each map
 * @param width columns of each map
 * @param maps row by row, from 0 to 1 for the strongest place
 */
public record Evidence(boolean gradCam, int height, int width, Map<Question, float[]> maps) {

  public Evidence {
    maps = Map.copyOf(maps);
  }
}
