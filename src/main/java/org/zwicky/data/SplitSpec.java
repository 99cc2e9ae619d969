package org.zwicky.data;

import java.util.OptionalInt;
import java.util.Set;
import org.zwicky.base.BadInputException;

/**
 * How data is split in training, validation and test part; training gets what the others leave.
 *
 * @param validation fraction of the images for validation, above 0 and below 1: trials are compared
 *     on it; with folds, that of each of them; 0 if that part is given
 * @param test fraction of the images for the test, from 0 to below 1; 0 if that part is given
 * @param seed which images go where
 * @param folds parts that what the test leaves is divided in, each in turn for validation; empty
 *     for one validation part
 * @param repeats networks that a trial trains for each validation part, with other seeds
 * @param smallClasses what becomes of a class with fewer images than parts
 * @param given the parts that the data comes with: images of its validation and test part stay
 *     there, and fractions are those of all other images
 */
public record SplitSpec(
    double validation,
    double test,
    long seed,
    OptionalInt folds,
    int repeats,
    SmallClasses smallClasses,
    Set<DataPart> given) {

  /** The least and most folds. */
  public static final int MIN_FOLDS = 2;

  public static final int MAX_FOLDS = 20;

  /** The most repetitions. */
  public static final int MAX_REPEATS = 20;

  /** 70% training, 15% validation, 15% test, seed 123. */
  public static final SplitSpec DEFAULT = new SplitSpec(0.15, 0.15, 123);

  public SplitSpec {
    requireFraction("validation", validation);
    requireFraction("test", test);
    given = Set.copyOf(given);
    if (given.contains(DataPart.VALIDATION) && folds.isPresent()) {
      throw new BadInputException(
          "data.split has folds and names a validation part; each fold in turn is the validation part, so take one out.");
    }
    if (validation == 0 && !given.contains(DataPart.VALIDATION)) {
      throw new BadInputException(
          "data.split.validation is 0, but trials are compared on that part; give a fraction above 0, such as 0.15.");
    }
    if (validation + test >= 1) {
      throw new BadInputException(
          "data.split leaves nothing to train on: validation %s and test %s together must stay below 1."
              .formatted(validation, test));
    }
    requireNumber("folds", folds.orElse(MIN_FOLDS), MIN_FOLDS, MAX_FOLDS);
    requireNumber("repeats", repeats, 1, MAX_REPEATS);
  }

  /** One validation part, one network a trial. */
  public SplitSpec(double validation, double test, long seed) {
    this(validation, test, seed, OptionalInt.empty(), 1, SmallClasses.REFUSE, Set.of());
  }

  /** Cross-validation: each of the folds in turn is the validation part. */
  public static SplitSpec ofFolds(int folds, double test, long seed) {
    requireNumber("folds", folds, MIN_FOLDS, MAX_FOLDS);
    requireFraction("test", test);
    return new SplitSpec(
        (1 - test) / folds, test, seed, OptionalInt.of(folds), 1, SmallClasses.REFUSE, Set.of());
  }

  /** The same with so many networks for each validation part. */
  public SplitSpec withRepeats(int networks) {
    return new SplitSpec(validation, test, seed, folds, networks, smallClasses, given);
  }

  /** The same with another treatment of small classes. */
  public SplitSpec withSmallClasses(SmallClasses treatment) {
    return new SplitSpec(validation, test, seed, folds, repeats, treatment, given);
  }

  /** The same of data that comes with these parts, for which no share is taken then. */
  public SplitSpec withGiven(Set<DataPart> parts) {
    double testShare = parts.contains(DataPart.TEST) ? 0 : test;
    double foldShare = folds.isPresent() ? (1 - testShare) / folds.getAsInt() : validation;
    return new SplitSpec(
        parts.contains(DataPart.VALIDATION) ? 0 : foldShare,
        testShare,
        seed,
        folds,
        repeats,
        smallClasses,
        parts);
  }

  /** Validation parts, at least 1. */
  public int validationParts() {
    return folds.orElse(1);
  }

  /** Networks that a trial trains, at least 1. */
  public int networks() {
    return validationParts() * repeats;
  }

  /** Fraction of the images for training, of those that are in no part that is given. */
  public double training() {
    return 1 - validation - test;
  }

  private static void requireFraction(String field, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new BadInputException(
          "data.split.%s is %s; give a fraction from 0 to below 1, such as 0.15."
              .formatted(field, value));
    }
  }

  private static void requireNumber(String field, int value, int least, int most) {
    if (value < least || value > most) {
      throw new BadInputException(
          "data.split.%s is %d; give a whole number from %d to %d."
              .formatted(field, value, least, most));
    }
  }
}
