package org.zwicky.spacefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zwicky.data.NamedParts;
import org.zwicky.data.SmallClasses;
import org.zwicky.data.SplitSpec;

/** Reads {@code data.split}: shares of the images, or names of folders that are parts. */
final class SplitReader {

  private static final FieldType<Double> SHARE =
      DecimalType.fraction().orElse("the name of a folder");

  private final ObjectReader split;
  private final NamedParts parts;

  private SplitReader(ObjectReader split) {
    this.split = split;
    this.parts =
        DataReader.checked(
            split.cursor(),
            () -> new NamedParts(names("training"), names("validation"), names("test")),
            NamedParts.NONE);
  }

  static SplitReader read(ObjectReader split) {
    split.done(
        Section.SPLIT,
        "training",
        "validation",
        "folds",
        "repeats",
        "test",
        "smallClasses",
        "seed");
    return new SplitReader(split);
  }

  /** The folders that are named. */
  NamedParts parts() {
    return parts;
  }

  SplitSpec spec() {
    SplitSpec usual = SplitSpec.DEFAULT;
    double validation = share("validation", usual.validation());
    double test = share("test", usual.test());
    long seed = split.field("seed", WholeNumberType.any(), usual.seed());
    Optional<Integer> folds =
        split.optional("folds", WholeNumberType.ints(SplitSpec.MIN_FOLDS, SplitSpec.MAX_FOLDS));
    int repeats =
        split.field("repeats", WholeNumberType.ints(1, SplitSpec.MAX_REPEATS), usual.repeats());
    SmallClasses smallClasses =
        split.field("smallClasses", NamedType.of(SmallClasses.class), usual.smallClasses());
    if (folds.isPresent() && split.has("validation")) {
      split
          .cursor()
          .child("validation")
          .note("goes without \"folds\": each fold in turn is the validation part; take one out.");
      return usual;
    }
    return DataReader.checked(
        split.cursor(),
        () ->
            folds
                .map(count -> SplitSpec.ofFolds(count, test, seed))
                .orElseGet(() -> new SplitSpec(validation, test, seed))
                .withRepeats(repeats)
                .withSmallClasses(smallClasses)
                .withGiven(parts.given()),
        usual);
  }

  private double share(String field, double usual) {
    return split.child(field).filter(SplitReader::isNames).isPresent()
        ? usual
        : split.field(field, SHARE, usual);
  }

  private List<String> names(String field) {
    Optional<Cursor> child = split.child(field);
    if (child.isEmpty() || !(isNames(child.get()) || field.equals("training"))) {
      return List.of();
    }
    if (!child.get().node().isArray()) {
      return FieldValues.of(child.get(), TextType.notBlank()).first().stream().toList();
    }
    if (child.get().node().isEmpty()) {
      child.get().note("names no folder; name one or more, or leave it out.");
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < child.get().node().size(); i++) {
      FieldValues.of(child.get().child(i), TextType.notBlank()).first().ifPresent(names::add);
    }
    return names;
  }

  private static boolean isNames(Cursor child) {
    return child.node().isTextual() || child.node().isArray();
  }
}
