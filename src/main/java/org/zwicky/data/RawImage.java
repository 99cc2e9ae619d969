package org.zwicky.data;

/**
 * One image as it comes, before any preprocessing. The bytes are shared, not copied.
 *
 * @param size height and width
 * @param channels 1 for grey, 3 for colour
 * @param pixels unsigned bytes in the order (H,W,C)
 */
@SuppressWarnings("ArrayRecordComponent") // images are not compared
public record RawImage(ImageSize size, int channels, byte[] pixels) {

  /** The same scaled as {@link BilinearResize} does. */
  public RawImage resized(ImageSize to) {
    if (to.equals(size)) {
      return this;
    }
    byte[] scaled = new byte[to.pixels() * channels];
    new BilinearResize(size, to, channels).apply(pixels, 0, scaled, 0);
    return new RawImage(to, channels, scaled);
  }

  /** A grey image with the same value in each of several channels. */
  public RawImage repeated(int times) {
    if (channels != 1) {
      throw new IllegalStateException("an image of " + channels + " channels is not grey");
    }
    byte[] repeated = new byte[pixels.length * times];
    for (int i = 0; i < repeated.length; i++) {
      repeated[i] = pixels[i / times];
    }
    return new RawImage(size, times, repeated);
  }
}
