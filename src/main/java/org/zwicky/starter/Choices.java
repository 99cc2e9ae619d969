package org.zwicky.starter;

/** What a search space should range over, by the size and number of the images. */
record Choices(DataFacts data) {

  /** Above this side pixels cost more time than they bring at a first look. */
  private static final int MAX_SIDE = 96;

  private static final int RESIZED_SIDE = 64;

  /** Side of the square crop that the challenge of Galaxy10 uses. */
  private static final int GALAXY_SIDE = 69;

  private static final int GALAXY_CROP = 64;

  /** From this side on a first stride of 2 loses little. */
  private static final int STRIDE_SIDE = 48;

  /** The last map has at least so many rows. */
  private static final int MIN_MAP = 2;

  private static final int MAX_BLOCKS = 5;
  private static final int FEW_IMAGES = 1000;
  private static final double NOTABLE_IMBALANCE = 1.5;

  /** Whether the images have the layout of Galaxy10 SDSS. */
  boolean isGalaxy10() {
    return data.height() == GALAXY_SIDE && data.width() == GALAXY_SIDE && data.channels() == 3;
  }

  boolean resizes() {
    return data.side() > MAX_SIDE;
  }

  /** A line of the data section that brings images to the size for training; may be empty. */
  String preprocessing() {
    if (isGalaxy10()) {
      return """
          // As in Galaxy10's challenge: rows and columns 2 to 65, mean of the channels.
          "crop": %d,
          "grayscale": true,
      """
          .formatted(GALAXY_CROP);
    }
    return (resizes() ? "    \"resize\": %d,%n".formatted(RESIZED_SIDE) : "")
        + "    \"grayscale\": %s,%n".formatted(data.channels() == 1);
  }

  private int side() {
    if (isGalaxy10()) {
      return GALAXY_CROP;
    }
    return resizes() ? RESIZED_SIDE : data.side();
  }

  /** Most halvings of the image that leave a map to look at. */
  int maxBlocks() {
    int blocks = (int) (Math.log(side() / (double) MIN_MAP) / Math.log(2));
    return Math.max(1, Math.min(MAX_BLOCKS, blocks) - (hasStride() ? 1 : 0));
  }

  boolean hasStride() {
    return side() >= STRIDE_SIDE;
  }

  String batchSizes() {
    return data.images() < FEW_IMAGES ? "[8, 16, 32]" : "[32, 64, 128]";
  }

  int epochs() {
    return data.images() < FEW_IMAGES ? 40 : 15;
  }

  int patience() {
    return Math.max(4, epochs() / 4);
  }

  boolean isImbalanced() {
    return data.imbalance() >= NOTABLE_IMBALANCE;
  }
}
