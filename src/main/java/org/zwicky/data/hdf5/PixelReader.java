package org.zwicky.data.hdf5;

/** Reads images from one way of storing them; safe for several threads. */
interface PixelReader {

  /** Reads {@code count} images from number {@code first} on as (N,H,W,C) bytes. */
  void read(int first, int count, byte[] target);

  /** Images a read should have and begin at a multiple of. */
  int blockSize();
}
