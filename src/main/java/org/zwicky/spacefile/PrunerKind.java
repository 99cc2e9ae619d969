package org.zwicky.spacefile;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.zwicky.prune.Hyperband;
import org.zwicky.prune.MedianPruner;
import org.zwicky.prune.NoPruner;
import org.zwicky.prune.PatientPruner;
import org.zwicky.prune.Pruner;
import org.zwicky.prune.SuccessiveHalving;

/** The pruners that a file can name, their fields, and what people are told of them. */
enum PrunerKind {
  NONE("never", "", Reading.NOTHING),
  MEDIAN(
      "whose best value so far is worse than the median of complete trials at the same epoch",
      "`startupTrials` (5): complete trials before anything is pruned; `warmupEpochs` (2): not pruned in these; `interval` (1): epochs between two decisions",
      (object, file) ->
          new MedianPruner(
              object.field("startupTrials", WholeNumberType.ints(1, 1_000_000), 5),
              object.field("warmupEpochs", WholeNumberType.ints(0, PruningReader.MAX_EPOCHS), 2),
              object.field("interval", PruningReader.EPOCHS, 1)),
      "startupTrials",
      "warmupEpochs",
      "interval"),
  ASHA(
      "that is not among the best third when it reaches a rung: epoch 1, 3, 9, 27, …",
      "`minEpochs` (1): the first rung; `reduction` (3): the rungs' ratio, and one of so many goes on",
      (object, file) ->
          new SuccessiveHalving(
              object.field("minEpochs", PruningReader.EPOCHS, 1),
              object.field("reduction", Reading.REDUCTION, 3)),
      "minEpochs",
      "reduction"),
  HYPERBAND(
      "like `asha`, in several brackets, of which each begins a rung later",
      "`minEpochs` (1), `maxEpochs` (`training.epochs` where constant), `reduction` (3)",
      PrunerKind::hyperband,
      "minEpochs",
      "maxEpochs",
      "reduction"),
  PATIENT(
      "as `around` says, but only if it has stopped gaining",
      "`patience` (3) epochs without gain; `minDelta` (0): the least that is a gain; `around` (`median`): a name or an object",
      (object, file) ->
          new PatientPruner(
              object.field("patience", PruningReader.EPOCHS, 3),
              object.field("minDelta", DecimalType.atLeast0(), 0.0),
              object.has("around")
                  ? file.pruner(object, "around", inner())
                  : new MedianPruner(5, 2, 1)),
      "patience",
      "minDelta",
      "around");

  /** How a pruner is made of its object in a file. */
  @FunctionalInterface
  interface Reading {

    /** For those without fields. */
    Reading NOTHING = (object, file) -> new NoPruner();

    FieldType<Integer> REDUCTION = WholeNumberType.ints(2, 1000);

    /**
     * @param object the fields; problems are noted with it, and any pruner is then right
     * @param file what else the file says
     */
    Pruner of(ObjectReader object, PruningReader file);
  }

  private final String stops;
  private final String settings;
  private final Reading reading;
  private final List<String> fields;

  PrunerKind(String stops, String settings, Reading reading, String... fields) {
    this.stops = stops;
    this.settings = settings;
    this.reading = reading;
    this.fields = Stream.concat(Stream.of("type"), Stream.of(fields)).toList();
  }

  /** By their names in a file. */
  static NamedType<PrunerKind> all() {
    return named(kind -> true);
  }

  /** Those that can stand in {@code around}. */
  static NamedType<PrunerKind> inner() {
    return named(kind -> kind != NONE && kind != PATIENT);
  }

  private static NamedType<PrunerKind> named(Predicate<PrunerKind> which) {
    List<String> words = Arrays.stream(values()).filter(which).map(PrunerKind::word).toList();
    return NamedType.of(words, word -> valueOf(word.toUpperCase(Locale.ROOT)));
  }

  /** Its name in files. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Which trials it stops, in a few words of Markdown that go on after "a trial". */
  String stops() {
    return stops;
  }

  /** Its fields with their defaults, in Markdown. */
  String settings() {
    return settings;
  }

  Pruner read(ObjectReader object, PruningReader file) {
    object.done(Section.OTHER, fields);
    return reading.of(object, file);
  }

  private static Pruner hyperband(ObjectReader object, PruningReader file) {
    int min = object.field("minEpochs", PruningReader.EPOCHS, 1);
    int reduction = object.field("reduction", Reading.REDUCTION, 3);
    OptionalInt known = file.trainingEpochs();
    if (!object.has("maxEpochs") && known.isEmpty()) {
      object
          .cursor()
          .noteMissing(
              "maxEpochs",
              "is missing; needs %s, the epochs of a whole trial, which this file does not fix."
                  .formatted(PruningReader.EPOCHS.expected()));
      return new NoPruner();
    }
    int max = object.field("maxEpochs", PruningReader.EPOCHS, known.orElse(min));
    if (max < min) {
      object
          .cursor()
          .child(object.has("minEpochs") ? "minEpochs" : "maxEpochs")
          .note("needs minEpochs up to maxEpochs, but found %d and %d.".formatted(min, max));
      return new NoPruner();
    }
    return new Hyperband(min, max, reduction, file.seed());
  }
}
