package org.zwicky.data.synthetic;

import java.util.ArrayList;
import java.util.List;

/**
 * Draws a galaxy of a kind: which lights it has, how large, bright, inclined and coloured they are.
 * Ranges of neighbouring kinds overlap a little, as volunteers' answers do. Lengths are in pixels
 * of a 60-pixel image, times the zoom.
 */
final class GalaxyRecipe {

  private final Draw draw;
  private final double zoom;
  private final double center;

  /**
   * @param draw where chance comes from
   * @param size side of the image in pixels
   */
  GalaxyRecipe(Draw draw, int size) {
    this.draw = draw;
    this.zoom = size / 60.0 * Math.exp(0.2 * draw.random().nextGaussian());
    this.center = (size - 1) / 2.0;
  }

  /** The lights of one galaxy, in the coordinates of the image. */
  List<LightLayer> galaxy(GalaxyKind kind) {
    return switch (kind) {
      case ROUND -> smooth(draw.between(0.88, 1), draw.logBetween(4, 9), draw.between(1.2, 4));
      case IN_BETWEEN ->
          smooth(draw.between(0.46, 0.9), draw.logBetween(4.5, 11), draw.between(1, 3.8));
      case CIGAR -> smooth(draw.between(0.22, 0.46), draw.between(7, 13), draw.between(0.8, 2.5));
      case FACE_ON_NO_SPIRAL -> faceOn(0, draw.between(0, 0.25));
      case TIGHT_SPIRAL -> faceOn(draw.between(7, 14.5), draw.between(0.5, 0.85));
      case MEDIUM_SPIRAL -> faceOn(draw.between(13.5, 23.5), draw.between(0.5, 0.85));
      case LOOSE_SPIRAL -> faceOn(draw.between(22, 42), draw.between(0.5, 0.9));
      case EDGE_ON_ROUNDED_BULGE -> edgeOn(roundedBulge());
      case EDGE_ON_BOXY_BULGE -> edgeOn(boxyBulge());
      case EDGE_ON_NO_BULGE -> edgeOn(noBulge());
    };
  }

  private List<LightLayer> smooth(double axisRatio, double radius, double index) {
    double age = draw.chance(0.15) ? draw.between(0.1, 0.6) : draw.between(0.6, 1.2);
    Light light = new SersicProfile(index, radius * zoom).in(frame(draw.angle(), axisRatio));
    return List.of(new LightLayer(light, 1, Colour.ofAge(age, draw.random())));
  }

  /**
   * A disk with bulge, often a bar, and arms.
   *
   * @param pitchDegrees of the arms; 0 draws any pitch, for arms too faint to be seen
   * @param contrast part of the disk's light that is in the arms
   */
  private List<LightLayer> faceOn(double pitchDegrees, double contrast) {
    double scaleLength = draw.between(4.2, 7) * zoom;
    double angle = draw.angle();
    Frame disk = frame(angle, draw.between(0.55, 1));
    double age = draw.between(0.25, 0.75);
    double pitch = pitchDegrees > 0 ? pitchDegrees : draw.between(7, 42);
    List<LightLayer> layers = new ArrayList<>();
    layers.add(
        bulge(draw.between(0.8, 2.2), draw.logBetween(1.2, 3), disk.centerX(), disk.centerY()));
    Light smoothDisk = (x, y) -> Math.exp(-Math.sqrt(x * x + y * y) / scaleLength);
    layers.add(new LightLayer(smoothDisk.in(disk), 1 - contrast, Colour.ofAge(age, draw.random())));
    int arms = pitch < 15 ? draw.oneOf(2, 2, 2, 3) : draw.oneOf(2, 2, 2, 3, 4);
    Light spiral =
        new SpiralArms(
            scaleLength,
            arms,
            draw.sign() * Math.toRadians(pitch),
            draw.angle(),
            draw.between(1.2, 3),
            draw.between(0, 0.5),
            draw.between(0, 0.3));
    // Arms fill about a third of the disk: so the light that they hold stays as it was.
    layers.add(
        new LightLayer(spiral.in(disk), 3.2 * contrast, Colour.ofAge(age - 0.35, draw.random())));
    if (draw.chance(0.3)) {
      layers.add(bar(scaleLength, disk));
    }
    return layers;
  }

  private LightLayer bar(double scaleLength, Frame disk) {
    Light light =
        new SersicProfile(draw.between(0.5, 0.9), draw.between(0.5, 0.85) * scaleLength, 3)
            .in(Frame.of(0, 0, draw.angle(), draw.between(0.2, 0.4)))
            .in(disk);
    return new LightLayer(light, draw.between(0.25, 0.6), Colour.ofAge(0.8, draw.random()));
  }

  private LightLayer bulge(double index, double radius, double x, double y) {
    Light light =
        new SersicProfile(index, radius * zoom)
            .in(Frame.of(x, y, draw.angle(), draw.between(0.75, 1)));
    return new LightLayer(
        light, draw.logBetween(0.1, 0.6), Colour.ofAge(Colour.OLD, draw.random()));
  }

  /** A bulge along the x axis, for a disk seen from the side. */
  private LightLayer roundedBulge() {
    Light light =
        new SersicProfile(draw.between(1, 3), draw.between(2.2, 4.2) * zoom)
            .in(Frame.of(0, 0, 0, draw.between(0.65, 1)));
    return new LightLayer(
        light, draw.logBetween(0.3, 0.9), Colour.ofAge(Colour.OLD, draw.random()));
  }

  private LightLayer boxyBulge() {
    Light light =
        new SersicProfile(
                draw.between(0.45, 0.8), draw.between(3, 4.8) * zoom, draw.between(3.2, 6))
            .in(Frame.of(0, 0, 0, draw.between(0.6, 0.8)));
    return new LightLayer(
        light, draw.logBetween(0.3, 0.75), Colour.ofAge(Colour.OLD, draw.random()));
  }

  private LightLayer noBulge() {
    Light light = new SersicProfile(1, 1.5 * zoom).in(Frame.of(0, 0, 0, 0.7));
    return new LightLayer(light, draw.between(0, 0.12), Colour.ofAge(Colour.OLD, draw.random()));
  }

  private List<LightLayer> edgeOn(LightLayer bulge) {
    double scaleLength = draw.between(4.5, 7.5) * zoom;
    double dust = draw.chance(0.35) ? draw.between(0.2, 0.6) : 0;
    Light disk = new EdgeOnDisk(scaleLength, scaleLength * draw.between(0.14, 0.32), dust);
    Frame frame = frame(draw.angle(), 1);
    return List.of(
        new LightLayer(disk.in(frame), 1, Colour.ofAge(draw.between(0.15, 0.9), draw.random())),
        new LightLayer(bulge.light().in(frame), bulge.strength(), bulge.tone()));
  }

  /** About the middle of the image. */
  private Frame frame(double angle, double axisRatio) {
    double x = center + draw.between(-1, 1);
    double y = center + draw.between(-1, 1);
    return Frame.of(x, y, angle, axisRatio);
  }
}
