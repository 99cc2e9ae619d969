package org.zwicky.data.folder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.zwicky.base.BadInputException;
import org.zwicky.data.ClassNames;
import org.zwicky.data.DataPart;
import org.zwicky.data.Fingerprint;
import org.zwicky.data.ImageSize;
import org.zwicky.data.ImageSource;
import org.zwicky.data.NamedParts;

/**
 * A folder that holds a folder of PNG and JPEG images for each class, as torchvision and Keras have
 * them: {@code root/CLASS/…/image.png}, or {@code root/PART/CLASS/…/image.png}. Classes are sorted
 * by name. Only the images' headers were read. Immutable.
 */
public final class ImageFolder {

  private final FolderListing listing;
  private final List<Path> files;
  private final List<ImageHeader> headers;
  private final int channels;
  private final SampleDepth depth;

  private ImageFolder(FolderListing listing) {
    this.listing = listing;
    this.files = listing.files();
    this.headers = files.parallelStream().map(ImageFile::header).toList();
    this.channels = headers.stream().mapToInt(ImageHeader::channels).max().orElseThrow();
    this.depth = SampleDepth.of(files, headers);
    depth.requireVisible(listing.root());
  }

  /**
   * Lists the images and reads their headers, several at a time.
   *
   * @param parts which folders in it are which part of the data
   * @throws BadInputException if there are not two classes with images, or an image can't be read
   */
  public static ImageFolder scan(Path root, NamedParts parts) {
    return new ImageFolder(FolderListing.of(root, parts));
  }

  /**
   * The parts that a data set seems to come in, as far as folders in it are called so; empty for a
   * folder of classes, and what can't be read.
   */
  public static Optional<NamedParts> suggestParts(Path root) {
    return FolderListing.suggestParts(root);
  }

  /**
   * The SHA-256 of all images' names below the root and contents: the same wherever the folder
   * lies, another after any change of a name, an image or the classes. Files that are passed over
   * are not in it.
   */
  public static String fingerprint(Path root, NamedParts parts) {
    FolderListing listing = FolderListing.of(root, parts);
    SortedMap<String, Path> files = new TreeMap<>();
    listing.files().forEach(file -> files.put(listing.relative(file), file));
    return Fingerprint.sha256(files);
  }

  /**
   * The images as one source.
   *
   * @param resize what each is scaled to; empty needs images of one size
   * @throws BadInputException if sizes differ and nothing says what to scale to
   */
  public ImageSource open(Optional<ImageSize> resize) {
    if (resize.isEmpty() && !smallest().equals(largest())) {
      throw new BadInputException(
          "The images of %s are not of one size: %s has %s pixels, %s has %s (height × width). Give data.resize, such as \"resize\": 64, to scale them all."
              .formatted(
                  listing.root(),
                  listing.relative(files.get(0)),
                  headers.get(0).size(),
                  listing.relative(files.get(firstOther())),
                  headers.get(firstOther()).size()));
    }
    return new FolderImageSource(this, resize.orElseGet(this::smallest));
  }

  /** The names of the classes, in the order of their labels. */
  public ClassNames classNames() {
    return new ClassNames(listing.classes().stream().map(each -> each.name()).toList());
  }

  /** The part that each image is in; empty where the folder is not divided. */
  public List<DataPart> parts() {
    return listing.parts();
  }

  /** The class of every image, from 0, ascending. */
  public int[] labels() {
    return IntStream.range(0, listing.classes().size())
        .flatMap(
            label ->
                IntStream.generate(() -> label).limit(listing.classes().get(label).files().size()))
        .toArray();
  }

  /** The smallest height and the smallest width of an image. */
  public ImageSize smallest() {
    return new ImageSize(
        headers.stream().mapToInt(each -> each.size().height()).min().orElseThrow(),
        headers.stream().mapToInt(each -> each.size().width()).min().orElseThrow());
  }

  /** The largest height and the largest width of an image. */
  public ImageSize largest() {
    return new ImageSize(
        headers.stream().mapToInt(each -> each.size().height()).max().orElseThrow(),
        headers.stream().mapToInt(each -> each.size().width()).max().orElseThrow());
  }

  /** 1 where all images are grey, else 3. */
  public int channels() {
    return channels;
  }

  /** What a person should know: how many files are no images, and that colours are mixed. */
  public List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    List<Path> others = listing.passedOver();
    if (!others.isEmpty()) {
      remarks.add(
          "%,d file%s of %s %s no PNG or JPEG by name and passed over, such as %s."
              .formatted(
                  others.size(),
                  others.size() == 1 ? "" : "s",
                  listing.root(),
                  others.size() == 1 ? "is" : "are",
                  listing.relative(others.get(0))));
    }
    depth.remark(listing.root()).ifPresent(remarks::add);
    long turned = headers.stream().filter(each -> each.orientation() != Exif.UPRIGHT).count();
    if (turned > 0) {
      remarks.add(
          "%,d of %,d images of %s are turned or mirrored as their Exif orientation says."
              .formatted(turned, headers.size(), listing.root()));
    }
    long grey = headers.stream().filter(each -> each.channels() == 1).count();
    if (grey > 0 && grey < headers.size()) {
      remarks.add(
          "%,d of %,d images of %s are grey; they are used with the same value in three channels."
              .formatted(grey, headers.size(), listing.root()));
    }
    return remarks;
  }

  Path root() {
    return listing.root();
  }

  int size() {
    return files.size();
  }

  ImageSize sizeOf(int image) {
    return headers.get(image).size();
  }

  byte[] pixels(int image) {
    return ImageFile.pixels(files.get(image), headers.get(image), channels);
  }

  private int firstOther() {
    return IntStream.range(0, files.size())
        .filter(i -> !headers.get(i).size().equals(headers.get(0).size()))
        .findFirst()
        .orElseThrow();
  }
}
