package org.zwicky.app.data;

import java.util.Optional;
import org.zwicky.data.DataSpec;
import org.zwicky.data.Fingerprint;
import org.zwicky.data.ImageSize;
import org.zwicky.data.ImageSource;
import org.zwicky.data.ResizedImageSource;
import org.zwicky.data.SourceSpec;
import org.zwicky.data.folder.ImageFolder;
import org.zwicky.data.hdf5.Hdf5ImageSource;
import org.zwicky.data.idx.IdxFiles;
import org.zwicky.data.idx.IdxImageSource;
import org.zwicky.data.synthetic.GalaxySynthesizer;

/** Opens images of every format. */
public final class DataSources {

  private DataSources() {}

  /**
   * Opens what a specification describes, scaled as it says; the caller closes it.
   *
   * @throws org.zwicky.base.BadInputException if it is not there or can't be read
   */
  public static ImageSource open(DataSpec spec) {
    return open(spec.source(), spec.resize());
  }

  /** Opens a source, scaled if a size is given; the caller closes it. */
  public static ImageSource open(SourceSpec source, Optional<ImageSize> resize) {
    if (source instanceof SourceSpec.Folder folder) {
      // Its images may differ in size, so it scales them itself.
      return ImageFolder.scan(folder.root(), folder.parts()).open(resize);
    }
    ImageSource images = open(source);
    return resize.<ImageSource>map(size -> new ResizedImageSource(images, size)).orElse(images);
  }

  /**
   * The SHA-256 of all that a source is made of, whose place is not among it.
   *
   * @throws org.zwicky.base.BadInputException if it can't be read
   */
  public static String fingerprint(SourceSpec source) {
    if (source instanceof SourceSpec.Folder folder) {
      return ImageFolder.fingerprint(folder.root(), folder.parts());
    }
    if (source instanceof SourceSpec.Idx idx) {
      return IdxFiles.find(idx.images(), idx.labels()).fingerprint();
    }
    return Fingerprint.sha256(source.path().orElseThrow());
  }

  private static ImageSource open(SourceSpec source) {
    if (source instanceof SourceSpec.Hdf5 file) {
      return Hdf5ImageSource.open(file.file(), file.images(), file.labels());
    }
    if (source instanceof SourceSpec.Idx idx) {
      return IdxImageSource.open(IdxFiles.find(idx.images(), idx.labels()));
    }
    if (source instanceof SourceSpec.Synthetic synthetic) {
      return new GalaxySynthesizer(synthetic.galaxies());
    }
    throw new IllegalArgumentException("no single source: " + source);
  }
}
