package org.zwicky.data.synthetic;

import java.util.List;
import java.util.random.RandomGenerator;

/** Takes a picture of lights: draws them, blurs, adds noise, and stretches to bytes. */
final class Exposure {

  private static final AsinhStretch STRETCH = new AsinhStretch(11, 1.6);

  private final Draw draw;
  private final int size;
  private final float[][] planes;

  Exposure(Draw draw, int size) {
    this.draw = draw;
    this.size = size;
    this.planes = new float[3][size * size];
  }

  /** Takes the picture into {@code target}, (H,W,C) bytes from {@code offset} on. */
  void take(List<LightLayer> galaxy, List<LightLayer> neighbours, byte[] target, int offset) {
    Seeing seeing = new Seeing(draw.logBetween(1.1, 2.1) * size / 69);
    galaxy.forEach(layer -> add(layer, 1));
    float peak = peak();
    neighbours.forEach(layer -> add(layer, peak));
    for (float[] plane : planes) {
      seeing.blur(plane, size);
    }
    double brightness = draw.logBetween(0.22, 1.0) / centralPeak();
    double depth = draw.logBetween(0.6, 3);
    Noise noise = new Noise(4_000 * depth, 2_500 * depth, 12);
    // SDSS's cutouts are resampled, which makes neighbouring pixels' noise alike.
    Seeing resampling = new Seeing(draw.between(0.35, 0.75));
    RandomGenerator random = draw.random();
    for (float[] plane : planes) {
      for (int i = 0; i < plane.length; i++) {
        plane[i] *= (float) brightness;
      }
      noise.add(plane, random);
      resampling.blur(plane, size);
      addSky(plane);
    }
    STRETCH.write(planes[0], planes[1], planes[2], target, offset);
  }

  /** What the subtraction of the sky has left, a little different in each band. */
  private void addSky(float[] plane) {
    float left = (float) (0.005 * Math.exp(0.3 * draw.random().nextGaussian()));
    for (int i = 0; i < plane.length; i++) {
      plane[i] += left;
    }
  }

  private void add(LightLayer layer, float unit) {
    float red = (float) (layer.strength() * layer.tone().red() * unit);
    float green = (float) (layer.strength() * layer.tone().green() * unit);
    float blue = (float) (layer.strength() * layer.tone().blue() * unit);
    Light light = layer.light();
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        float value = (float) light.at(x, y);
        int pixel = y * size + x;
        planes[0][pixel] += value * red;
        planes[1][pixel] += value * green;
        planes[2][pixel] += value * blue;
      }
    }
  }

  private float peak() {
    float peak = 0;
    for (float value : planes[1]) {
      peak = Math.max(peak, value);
    }
    return peak;
  }

  /** The brightest pixel of the middle, where the galaxy is and stars are not. */
  private float centralPeak() {
    float peak = Float.MIN_NORMAL;
    for (int y = size * 2 / 5; y < size * 3 / 5; y++) {
      for (int x = size * 2 / 5; x < size * 3 / 5; x++) {
        peak = Math.max(peak, planes[1][y * size + x]);
      }
    }
    return peak;
  }
}
