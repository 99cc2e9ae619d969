package org.zwicky.spacefile.starter;

/**
 * What a sweep begins with: one network and its training, of a kind that was measured to be good
 * for images of such a number, size and colour (docs/recipes.md).
 *
 * @param side that images are scaled to, in pixels; 0 for as they are
 * @param strided whether the first convolution looks at every second pixel only
 * @param blocks of a convolution and a pooling that halves the map, at least 1
 * @param filters of the first block, doubled from block to block
 * @param epochs at least 1
 * @param batchSize images a step
 */
record Recipe(int side, boolean strided, int blocks, int filters, int epochs, int batchSize) {

  /** This one with other filters and epochs. */
  Recipe with(int otherFilters, int otherEpochs) {
    return new Recipe(side, strided, blocks, otherFilters, otherEpochs, batchSize);
  }
}
