package org.zwicky.spacefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.zwicky.spacefile.Possibilities.Possible;

/** Finds settings of a training that change nothing in any trial. */
final class EffectCheck {

  private static final String FOCAL = "focal";
  private static final String EFFECTIVE_NUMBER = "effectiveNumber";
  private static final String WEIGHTS = "weights";
  private static final String NONE = "none";

  /** Which types of a schedule use a setting. */
  private static final Map<String, Set<String>> OF_SCHEDULE =
      Map.of(
          "every", Set.of("step", "cosineRestarts"),
          "growth", Set.of("cosineRestarts"),
          "factor", Set.of("step", "plateau"),
          "decay", Set.of("exponential"),
          "patience", Set.of("plateau"),
          "start", Set.of("oneCycle"),
          "peak", Set.of("oneCycle"),
          "final", Set.of("step", "exponential", "cosine", "oneCycle", "plateau"));

  /** Which treatments of unequal classes use a setting. */
  private static final Map<String, Set<String>> OF_IMBALANCE =
      Map.of(
          "gamma",
          Set.of(FOCAL),
          WEIGHTS,
          Set.of(FOCAL),
          "beta",
          Set.of(EFFECTIVE_NUMBER, FOCAL),
          "power",
          Set.of("oversample"),
          "tau",
          Set.of("logitAdjustment"),
          "when",
          Set.of("logitAdjustment"));

  private final ProblemCollector ignored = new ProblemCollector();
  private final Set<String> remarks = new LinkedHashSet<>();

  private EffectCheck() {}

  /**
   * A sentence for each.
   *
   * @param training the section of a file without problems
   */
  static List<String> remarks(JsonNode training, KnownParameters known) {
    EffectCheck check = new EffectCheck();
    for (int i = 0; i < known.variants(); i++) {
      Scope scope = new Scope(check.ignored, known.withVariant(i), OptionalInt.empty());
      ObjectReader.of(new Cursor(training, "/training", scope)).ifPresent(check::training);
    }
    return List.copyOf(check.remarks);
  }

  private void training(ObjectReader training) {
    section(training, "", "updater", "adam", Map.of("momentum", Set.of("nesterovs")));
    nested(training, "schedule")
        .ifPresent(
            each -> {
              section(each, "schedule.", "type", "constant", OF_SCHEDULE);
              warmup(training, each);
            });
    nested(training, "imbalance").ifPresent(this::imbalance);
    nested(training, "augmentation").ifPresent(this::augmentation);
    nested(training, "earlyStopping").ifPresent(each -> patience(training, each));
  }

  /** Where either is a parameter; written out, a warm-up that is too long is refused. */
  private void warmup(ObjectReader training, ObjectReader schedule) {
    OptionalDouble longest = numbers(schedule, "warmup").max();
    double shortest = numbers(training, "epochs").min().orElse(TrainingReader.DEFAULT_EPOCHS);
    if (longest.isPresent() && longest.getAsDouble() > shortest) {
      remarks.add(
          "training.schedule.warmup can be %s epochs where \"epochs\" can be %.0f: such a trial ends before its warm-up does."
              .formatted(
                  BigDecimal.valueOf(longest.getAsDouble()).stripTrailingZeros().toPlainString(),
                  shortest));
    }
  }

  private static DoubleStream numbers(ObjectReader section, String field) {
    return section.child(field).stream()
        .flatMap(cursor -> FieldValues.of(cursor, DecimalType.atLeast0()).values().stream())
        .mapToDouble(Possible::value);
  }

  private void imbalance(ObjectReader imbalance) {
    section(imbalance, "imbalance.", "type", NONE, OF_IMBALANCE);
    Set<String> types = values(imbalance, "type", NONE);
    if (imbalance.has("beta")
        && types.contains(FOCAL)
        && !types.contains(EFFECTIVE_NUMBER)
        && !values(imbalance, WEIGHTS, NONE).contains(EFFECTIVE_NUMBER)) {
      remarks.add(
          "training.imbalance.beta has no effect: \"focal\" uses it with \"weights\": \"effectiveNumber\" only.");
    }
  }

  private void augmentation(ObjectReader augmentation) {
    if (augmentation.has("mixProbability")
        && isZero(augmentation, "mixup")
        && isZero(augmentation, "cutmix")) {
      remarks.add(
          "training.augmentation.mixProbability has no effect: neither \"mixup\" nor \"cutmix\" is on.");
    }
  }

  private void patience(ObjectReader training, ObjectReader stopping) {
    JsonNode patience = stopping.cursor().node().path("patience");
    JsonNode epochs = training.cursor().node().path("epochs");
    int most =
        epochs.isMissingNode() ? TrainingReader.DEFAULT_EPOCHS : epochs.asInt(Integer.MAX_VALUE);
    if (patience.isNumber() && patience.asInt() >= most) {
      remarks.add(
          "training.earlyStopping has no effect: \"patience\" is %d, \"epochs\" is %d."
              .formatted(patience.asInt(), most));
    }
  }

  /**
   * Remarks on settings that no type uses which the section can have.
   *
   * @param users the types that use a setting, by setting
   */
  private void section(
      ObjectReader section,
      String prefix,
      String type,
      String usual,
      Map<String, Set<String>> users) {
    Set<String> types = values(section, type, usual);
    for (String setting : new TreeSet<>(users.keySet())) {
      Set<String> using = users.get(setting);
      if (section.has(setting) && types.stream().noneMatch(using::contains)) {
        remarks.add(
            "training.%s%s has no effect: it is for %s, but \"%s\" is %s."
                .formatted(prefix, setting, quoted(using, " and "), type, quoted(types, " or ")));
      }
    }
  }

  private static String quoted(Set<String> names, String word) {
    List<String> quoted = new TreeSet<>(names).stream().map(name -> "\"" + name + "\"").toList();
    int last = quoted.size() - 1;
    return last <= 0
        ? String.join("", quoted)
        : String.join(", ", quoted.subList(0, last)) + word + quoted.get(last);
  }

  /** All that a name can be, in any trial. */
  private static Set<String> values(ObjectReader section, String field, String usual) {
    Optional<Possibilities<String>> values =
        section.child(field).map(cursor -> FieldValues.of(cursor, TextType.notBlank()));
    Set<String> names =
        values.stream()
            .flatMap(each -> each.values().stream())
            .map(Possible::value)
            .collect(Collectors.toCollection(TreeSet::new));
    if (values.flatMap(each -> each.absentUnless()).isPresent() || names.isEmpty()) {
      names.add(usual);
    }
    return names;
  }

  private static boolean isZero(ObjectReader section, String field) {
    return section
        .child(field)
        .map(cursor -> cursor.node().isNumber() && cursor.node().doubleValue() == 0)
        .orElse(true);
  }

  private static Optional<ObjectReader> nested(ObjectReader training, String field) {
    return training.child(field).filter(it -> it.node().isObject()).flatMap(ObjectReader::of);
  }
}
