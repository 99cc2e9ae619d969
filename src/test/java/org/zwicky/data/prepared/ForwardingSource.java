package org.zwicky.data.prepared;

import org.zwicky.data.ImageSource;

/** Another source, of which a subclass changes something. */
class ForwardingSource implements ImageSource {

  private final ImageSource source;

  ForwardingSource(ImageSource source) {
    this.source = source;
  }

  @Override
  public int size() {
    return source.size();
  }

  @Override
  public int height() {
    return source.height();
  }

  @Override
  public int width() {
    return source.width();
  }

  @Override
  public int channels() {
    return source.channels();
  }

  @Override
  public int[] labels() {
    return source.labels();
  }

  @Override
  public void read(int first, int count, byte[] target) {
    source.read(first, count, target);
  }

  @Override
  public int blockSize() {
    return source.blockSize();
  }

  @Override
  public String description() {
    return source.description();
  }

  @Override
  public void close() {
    source.close();
  }
}
