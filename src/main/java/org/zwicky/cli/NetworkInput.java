package org.zwicky.cli;

import java.util.HashMap;
import java.util.Map;
import org.zwicky.data.DataSpec;
import org.zwicky.data.ImageSize;
import org.zwicky.data.Preprocessing;
import org.zwicky.data.RawImage;
import org.zwicky.network.FeatureShape;
import org.zwicky.network.InfeasibleNetworkException;
import org.zwicky.network.NetworkShapes;
import org.zwicky.network.NetworkSpec;
import org.zwicky.space.BadInputException;

/** Makes of any image what a study's networks were trained with. Not thread-safe. */
final class NetworkInput {

  private static final int COLOURS = 3;

  private final DataSpec spec;
  private final NetworkSpec network;
  private final int classes;
  private final long parameters;
  private final Map<FeatureShape, Boolean> fits = new HashMap<>();

  /**
   * An image as a network takes it.
   *
   * @param values from 0 to 1 in the order (C,H,W)
   */
  @SuppressWarnings("ArrayRecordComponent") // images are not compared
  record Prepared(FeatureShape shape, float[] values) {}

  /**
   * @param spec how the study prepares its images
   * @param network one of the study's
   * @param parameters how many that network has, which tells its input's shape
   */
  NetworkInput(DataSpec spec, NetworkSpec network, int classes, long parameters) {
    this.spec = spec;
    this.network = network;
    this.classes = classes;
    this.parameters = parameters;
  }

  /**
   * Scales, crops and averages channels as in training.
   *
   * @throws BadInputException if the network can't take what comes out; the message completes the
   *     image's name
   */
  Prepared prepare(RawImage raw) {
    RawImage image = spec.resize().map(raw::resized).orElse(raw);
    Preprocessing preprocessing = spec.preprocessing();
    ImageSize size = image.size();
    if (spec.crop().orElse(1) > Math.min(size.height(), size.width())) {
      throw new BadInputException(
          "has %d×%d pixels, fewer than the study's data.crop of %d"
              .formatted(size.height(), size.width(), spec.crop().getAsInt()));
    }
    int height = preprocessing.outputSide(size.height());
    int width = preprocessing.outputSide(size.width());
    int channels = spec.grayscale() || fits(FeatureShape.image(1, height, width)) ? 1 : COLOURS;
    FeatureShape shape = FeatureShape.image(channels, height, width);
    if (!fits(shape)) {
      throw new BadInputException(
          "has %d×%d pixels, which the network does not take; it needs the size of the study's images"
              .formatted(size.height(), size.width()));
    }
    if (image.channels() == 1 && channels > 1) {
      image = image.repeated(channels);
    }
    if (preprocessing.outputChannels(image.channels()) != channels) {
      throw new BadInputException("has colours, but the study's images are grey");
    }
    return new Prepared(
        shape,
        preprocessing.apply(image.pixels(), 0, size.height(), size.width(), image.channels()));
  }

  private boolean fits(FeatureShape shape) {
    return fits.computeIfAbsent(
        shape,
        key -> {
          try {
            return NetworkShapes.of(network, key, classes).parameters() == parameters;
          } catch (InfeasibleNetworkException e) {
            return false;
          }
        });
  }
}
