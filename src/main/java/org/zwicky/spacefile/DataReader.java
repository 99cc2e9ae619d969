package org.zwicky.spacefile;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.zwicky.base.BadInputException;
import org.zwicky.data.ClassNames;
import org.zwicky.data.DataFormat;
import org.zwicky.data.DataSpec;
import org.zwicky.data.NamedParts;
import org.zwicky.data.SourceSpec;
import org.zwicky.data.SplitSpec;
import org.zwicky.data.SyntheticSpec;

/** Reads the {@code data} section. */
final class DataReader {

  private static final DataSpec PLACEHOLDER = DataSpec.synthetic(SyntheticSpec.DEFAULT);
  private static final NamedType<DataFormat> FORMAT =
      NamedType.of(DataFormat.class, DataFormat::key);
  private static final FieldType<Integer> COUNT = WholeNumberType.ints(1, Integer.MAX_VALUE);
  private static final FieldType<Path> PATH =
      new TextType("the name of a file", DataReader::isPath, "x").map(Path::of);

  private final ObjectReader data;

  private DataReader(ObjectReader data) {
    this.data = data;
  }

  static DataSpec read(ObjectReader root) {
    if (!root.has("data")) {
      root.cursor()
          .noteMissing(
              "data",
              "is missing; needs what to learn from, such as { \"path\": \"data/Galaxy10.h5\" } or"
                  + " { \"format\": \"synthetic\" }.");
    }
    return root.object("data").map(data -> new DataReader(data).spec()).orElse(PLACEHOLDER);
  }

  private DataSpec spec() {
    data.done(
        Section.DATA,
        "format",
        "path",
        "images",
        "labels",
        "resize",
        "crop",
        "grayscale",
        "classNames",
        "split",
        "limit",
        "synthetic");
    Optional<SplitReader> split = data.object("split").map(SplitReader::read);
    Optional<DataFormat> named = data.optional("format", FORMAT);
    SourceSpec source =
        named.filter(DataFormat.SYNTHETIC::equals).isPresent() ? galaxies() : stored(named);
    if (source instanceof SourceSpec.Folder folder) {
      source =
          new SourceSpec.Folder(
              folder.root(), split.map(SplitReader::parts).orElse(NamedParts.NONE));
    }
    boolean generated = source instanceof SourceSpec.Synthetic;
    return new DataSpec(
        source,
        data.child("resize").flatMap(SizeReader::read),
        whole("crop"),
        data.field("grayscale", new FlagType(), true),
        classNames().or(() -> generated ? PLACEHOLDER.classNames() : Optional.empty()),
        split.map(SplitReader::spec).orElse(SplitSpec.DEFAULT),
        whole("limit"));
  }

  private SourceSpec galaxies() {
    data.optional("path", PATH);
    data.child("path")
        .ifPresent(
            child ->
                child.note(
                    "goes with a file or folder, not with generated galaxies; take one out."));
    // A file's; no harm where they are left from one, but right they have to be.
    data.child("images")
        .ifPresent(
            images -> {
              if (images.node().isNumber()) {
                images.note(
                    "is a path within an HDF5 file; for the number of generated galaxies write \"synthetic\": { \"images\": %s }."
                        .formatted(images.node()));
              } else {
                data.optional("images", TextType.notBlank());
              }
            });
    data.optional("labels", TextType.notBlank());
    return new SourceSpec.Synthetic(
        data.object("synthetic").map(this::synthetic).orElse(SyntheticSpec.DEFAULT));
  }

  private SourceSpec stored(Optional<DataFormat> named) {
    Path path = data.required("path", PATH);
    DataFormat format = named.orElseGet(() -> DataFormat.of(path));
    noteOutOfPlace("synthetic", Set.of(DataFormat.SYNTHETIC), format);
    noteOutOfPlace("images", Set.of(DataFormat.HDF5), format);
    noteOutOfPlace("labels", EnumSet.of(DataFormat.HDF5, DataFormat.IDX), format);
    if (format == DataFormat.IDX) {
      return new SourceSpec.Idx(path, data.optional("labels", PATH));
    }
    SourceSpec source = SourceSpec.of(format, path);
    return source instanceof SourceSpec.Hdf5 file
        ? new SourceSpec.Hdf5(
            path,
            data.field("images", TextType.notBlank(), file.images()),
            data.field("labels", TextType.notBlank(), file.labels()))
        : source;
  }

  private void noteOutOfPlace(String field, Set<DataFormat> formats, DataFormat format) {
    if (!formats.contains(format)) {
      data.child(field)
          .ifPresent(
              child ->
                  child.note(
                      "goes with \"format\": %s only, but the format is \"%s\"; take one out."
                          .formatted(
                              formats.stream()
                                  .sorted()
                                  .map(each -> "\"" + each.key() + "\"")
                                  .collect(Collectors.joining(" or ")),
                              format.key())));
    }
  }

  private OptionalInt whole(String field) {
    return data.optional(field, COUNT).map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }

  private SyntheticSpec synthetic(ObjectReader synthetic) {
    synthetic.done("images", "size", "seed");
    SyntheticSpec usual = SyntheticSpec.DEFAULT;
    int images =
        synthetic.field(
            "images",
            WholeNumberType.ints(SyntheticSpec.MIN_IMAGES, Integer.MAX_VALUE),
            usual.images());
    int size =
        synthetic.field(
            "size",
            WholeNumberType.ints(SyntheticSpec.MIN_SIZE, SyntheticSpec.MAX_SIZE),
            usual.size());
    long seed = synthetic.field("seed", WholeNumberType.any(), usual.seed());
    return checked(
        synthetic.cursor(), () -> new SyntheticSpec(images, size, seed), SyntheticSpec.DEFAULT);
  }

  private Optional<ClassNames> classNames() {
    return data.child("classNames").flatMap(ClassNamesReader::read);
  }

  /** Lets a record's own check speak, at the place of its section. */
  static <T> T checked(Cursor cursor, Supplier<T> record, T placeholder) {
    try {
      return record.get();
    } catch (BadInputException e) {
      cursor.note(e.getMessage());
      return placeholder;
    }
  }

  static boolean isPath(String text) {
    try {
      return !text.isBlank() && !Path.of(text).toString().isEmpty();
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
