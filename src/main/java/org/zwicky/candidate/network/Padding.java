package org.zwicky.candidate.network;

/** How a convolution or pooling treats the border. */
public enum Padding {
  /**
   * The window may reach beyond the map, so that the output has ⌈size / stride⌉ rows and columns; a
   * convolution finds zeros there.
   */
  SAME,
  /** No padding: the output has ⌊(size − kernel) / stride⌋ + 1 rows and columns. */
  VALID
}
