package org.zwicky.data.hdf5;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.zwicky.base.BadInputException;

/**
 * Tells images whose axes are in another order than (N,H,W,C): PyTorch has (N,C,H,W), and MATLAB
 * writes all axes backwards. Read as they stand, rows would be taken for channels, and a network
 * would train on them all the same.
 */
final class Axes {

  private static final int MOST_CHANNELS = 4;

  private Axes() {}

  /**
   * Requires the usual order.
   *
   * @param shape of three or four axes
   * @param labels how many there are; empty if there are none
   * @param what names the images, for the message
   * @throws BadInputException with the call that puts them in order
   */
  static void requireUsual(long[] shape, Optional<Long> labels, String what) {
    transposition(shape, labels)
        .ifPresent(
            order -> {
              throw new BadInputException(
                  "%s are %s, which looks like %s, but have to be (N,H,W,C) or (N,H,W). Write them anew: images.transpose(%s)."
                      .formatted(what, text(shape), name(shape, order), order));
            });
  }

  private static Optional<String> transposition(long[] shape, Optional<Long> labels) {
    int last = shape.length - 1;
    boolean backwards =
        labels.isPresent() && shape[0] != labels.get() && shape[last] == labels.get();
    if (shape.length == 3) {
      return backwards ? Optional.of("2, 1, 0") : Optional.empty();
    }
    if (backwards && (shape[0] == 1 || shape[0] == 3 || shape[0] == MOST_CHANNELS)) {
      return Optional.of("3, 2, 1, 0");
    }
    if (shape[last] <= MOST_CHANNELS) {
      return Optional.empty();
    }
    if (shape[1] <= MOST_CHANNELS) {
      return Optional.of("0, 2, 3, 1");
    }
    return labels.isPresent() && shape[0] <= MOST_CHANNELS && shape[1] == labels.get()
        ? Optional.of("1, 2, 3, 0")
        : Optional.empty();
  }

  private static String name(long[] shape, String order) {
    return switch (order) {
      case "2, 1, 0" -> "(W,H,N), as MATLAB writes it";
      case "3, 2, 1, 0" -> "(C,W,H,N), as MATLAB writes it";
      case "0, 2, 3, 1" -> "(N,C,H,W), as PyTorch has it";
      default -> "(C,N,H,W)";
    };
  }

  private static String text(long[] shape) {
    return Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining(",", "(", ")"));
  }
}
