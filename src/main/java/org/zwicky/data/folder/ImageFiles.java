package org.zwicky.data.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.zwicky.base.BadInputException;
import org.zwicky.data.RawImage;

/** PNG and JPEG images of any size, not divided into classes. Stateless. */
public final class ImageFiles {

  private ImageFiles() {}

  /** Whether a file is a PNG or JPEG by its name. */
  public static boolean isImage(Path file) {
    return FolderListing.isImage(file);
  }

  /**
   * The images in a folder and all folders in it, by name; hidden ones and other files are passed
   * over.
   *
   * @throws BadInputException if there is none, a link leads to no file, or the folder can't be
   *     read
   */
  public static List<Path> below(Path folder) {
    try {
      List<Path> images = FoundImages.below(folder).images();
      if (images.isEmpty()) {
        throw new BadInputException(
            "The folder %s holds no PNG or JPEG image. Give one that does, or an HDF5 or IDX file itself."
                .formatted(folder));
      }
      return images;
    } catch (IOException e) {
      throw FolderListing.unreadable(folder, e);
    } catch (UncheckedIOException e) {
      throw FolderListing.unreadable(folder, e.getCause());
    }
  }

  /**
   * Decodes an image.
   *
   * @throws BadInputException if it is not there, or no whole PNG or JPEG
   */
  public static RawImage read(Path file) {
    ImageHeader header = ImageFile.header(file);
    return new RawImage(
        header.size(), header.channels(), ImageFile.pixels(file, header, header.channels()));
  }
}
