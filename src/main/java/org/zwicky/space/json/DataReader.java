package org.zwicky.space.json;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import org.zwicky.data.ClassNames;
import org.zwicky.data.DataSpec;
import org.zwicky.data.SplitSpec;
import org.zwicky.data.SyntheticSpec;
import org.zwicky.space.BadInputException;

/** Reads the {@code data} section. */
final class DataReader {

  private static final DataSpec PLACEHOLDER = DataSpec.synthetic(SyntheticSpec.DEFAULT);
  private static final NamedType<String> FORMAT =
      NamedType.of(List.of(DataSpec.HDF5, DataSpec.SYNTHETIC), Function.identity());
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
        "format",
        "path",
        "images",
        "labels",
        "crop",
        "grayscale",
        "classNames",
        "split",
        "limit",
        "synthetic");
    String format = data.field("format", FORMAT, DataSpec.HDF5);
    boolean generated = format.equals(DataSpec.SYNTHETIC);
    noteOutOfPlace(
        generated ? "path" : "synthetic", generated ? DataSpec.HDF5 : DataSpec.SYNTHETIC);
    Optional<Path> path =
        generated ? data.optional("path", PATH) : Optional.of(data.required("path", PATH));
    Optional<SyntheticSpec> synthetic =
        generated
            ? Optional.of(
                data.object("synthetic").map(this::synthetic).orElse(SyntheticSpec.DEFAULT))
            : Optional.empty();
    return new DataSpec(
        format,
        path,
        data.field("images", TextType.notBlank(), DataSpec.DEFAULT_IMAGES),
        data.field("labels", TextType.notBlank(), DataSpec.DEFAULT_LABELS),
        whole("crop"),
        data.field("grayscale", new FlagType(), true),
        classNames().or(() -> generated ? PLACEHOLDER.classNames() : Optional.empty()),
        data.object("split").map(this::split).orElse(SplitSpec.DEFAULT),
        whole("limit"),
        synthetic);
  }

  private void noteOutOfPlace(String field, String format) {
    data.child(field)
        .ifPresent(
            child ->
                child.note("goes with \"format\": \"%s\" only; take one out.".formatted(format)));
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

  private SplitSpec split(ObjectReader split) {
    split.done("validation", "test", "seed");
    SplitSpec usual = SplitSpec.DEFAULT;
    double validation = split.field("validation", DecimalType.fraction(), usual.validation());
    double test = split.field("test", DecimalType.fraction(), usual.test());
    long seed = split.field("seed", WholeNumberType.any(), usual.seed());
    return checked(split.cursor(), () -> new SplitSpec(validation, test, seed), usual);
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
