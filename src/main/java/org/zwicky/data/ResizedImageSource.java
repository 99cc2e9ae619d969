package org.zwicky.data;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** Another source whose images are scaled as they are read. Closes that source. */
public final class ResizedImageSource implements ImageSource {

  private final ImageSource source;
  private final ImageSize size;
  private final BilinearResize resize;

  public ResizedImageSource(ImageSource source, ImageSize size) {
    this.source = source;
    this.size = size;
    this.resize =
        new BilinearResize(new ImageSize(source.height(), source.width()), size, source.channels());
  }

  @Override
  public int size() {
    return source.size();
  }

  @Override
  public int height() {
    return size.height();
  }

  @Override
  public int width() {
    return size.width();
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
  public List<DataPart> parts() {
    return source.parts();
  }

  @Override
  public Optional<ClassNames> classNames() {
    return source.classNames();
  }

  @Override
  public void read(int first, int count, byte[] target) {
    Objects.checkFromIndexSize(first, count, size());
    Objects.checkFromIndexSize(0, Math.multiplyExact(count, bytesPerImage()), target.length);
    byte[] raw = new byte[Math.multiplyExact(count, source.bytesPerImage())];
    source.read(first, count, raw);
    IntStream.range(0, count)
        .parallel()
        .forEach(i -> resize.apply(raw, i * source.bytesPerImage(), target, i * bytesPerImage()));
  }

  @Override
  public int blockSize() {
    return source.blockSize();
  }

  @Override
  public List<String> remarks() {
    return source.remarks();
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
