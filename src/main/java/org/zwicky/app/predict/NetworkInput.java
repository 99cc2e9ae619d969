package org.zwicky.app.predict;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.zwicky.base.BadInputException;
import org.zwicky.candidate.network.FeatureShape;
import org.zwicky.candidate.network.InfeasibleNetworkException;
import org.zwicky.candidate.network.NetworkShapes;
import org.zwicky.candidate.network.NetworkSpec;
import org.zwicky.data.DataSpec;
import org.zwicky.data.ImageSize;
import org.zwicky.data.Preprocessing;
import org.zwicky.data.RawImage;

/** Makes of any image what a study's networks were trained with. Not thread-safe. */
public final class NetworkInput {

  private static final int COLOURS = 3;

  private final DataSpec spec;
  private final NetworkSpec network;
  private final int classes;
  private final long parameters;
  private final Optional<ImageSize> size;
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
   * @param size of the study's images as networks see them; empty where it was not recorded
   */
  public NetworkInput(
      DataSpec spec, NetworkSpec network, int classes, long parameters, Optional<ImageSize> size) {
    this.spec = spec;
    this.network = network;
    this.classes = classes;
    this.parameters = parameters;
    this.size = size;
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
    ImageSize own = image.size();
    if (spec.crop().orElse(1) > Math.min(own.height(), own.width())) {
      throw new BadInputException(
          "has %s pixels, fewer than the study's data.crop of %d. Give it in the size of the study's images"
              .formatted(own, spec.crop().getAsInt()));
    }
    ImageSize seen =
        new ImageSize(
            preprocessing.outputSide(own.height()), preprocessing.outputSide(own.width()));
    int channels = channels(seen);
    FeatureShape shape = FeatureShape.image(channels, seen.height(), seen.width());
    if (!size.orElse(seen).equals(seen) || !fits(shape)) {
      throw new BadInputException(
          "has %s pixels, but the study's images have %s. Scale it to that, or train with data.resize, which scales all images"
              .formatted(own, size.map(ImageSize::toString).orElse("others")));
    }
    if (image.channels() == 1 && channels > 1) {
      image = image.repeated(channels);
    }
    if (preprocessing.outputChannels(image.channels()) != channels) {
      throw new BadInputException(
          "has colours, but the study's images are grey. Convert it to grey, or train with data.grayscale");
    }
    return new Prepared(
        shape, preprocessing.apply(image.pixels(), 0, own.height(), own.width(), image.channels()));
  }

  private int channels(ImageSize seen) {
    boolean grey = spec.grayscale() || fits(FeatureShape.image(1, seen.height(), seen.width()));
    return grey ? 1 : COLOURS;
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
