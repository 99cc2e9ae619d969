package org.zwicky.data.synthetic;

import java.util.ArrayList;
import java.util.List;

/** What else is on the image: stars before the galaxy, and faint galaxies far behind it. */
final class Surroundings {

  private static final double STARS_PER_IMAGE = 0.7;
  private static final double GALAXIES_PER_IMAGE = 0.8;

  private final Draw draw;
  private final int size;

  Surroundings(Draw draw, int size) {
    this.draw = draw;
    this.size = size;
  }

  /** Lights whose strengths are relative to the peak of the galaxy in the middle. */
  List<LightLayer> neighbours() {
    List<LightLayer> layers = new ArrayList<>();
    for (int i = draw.poisson(STARS_PER_IMAGE); i > 0; i--) {
      // Narrower than the seeing, which gives a star its width.
      Light point = (x, y) -> Math.exp(-(x * x + y * y));
      layers.add(
          new LightLayer(
              point.in(place(1)), draw.logBetween(0.1, 4), Colour.ofStar(draw.random())));
    }
    for (int i = draw.poisson(GALAXIES_PER_IMAGE); i > 0; i--) {
      Light galaxy = new SersicProfile(1, draw.between(1, 2.5) * size / 69);
      layers.add(
          new LightLayer(
              galaxy.in(place(draw.between(0.4, 1))),
              draw.logBetween(0.02, 0.2),
              Colour.ofAge(draw.between(0, 1.5), draw.random())));
    }
    return layers;
  }

  /** Anywhere but on the galaxy itself. */
  private Frame place(double axisRatio) {
    double middle = (size - 1) / 2.0;
    double x;
    double y;
    do {
      x = draw.between(0, size);
      y = draw.between(0, size);
    } while (Math.hypot(x - middle, y - middle) < 0.2 * size);
    return Frame.of(x, y, draw.angle(), axisRatio);
  }
}
