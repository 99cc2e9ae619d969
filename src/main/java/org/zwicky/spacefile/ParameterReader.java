package org.zwicky.spacefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import org.zwicky.space.BooleanParameter;
import org.zwicky.space.ChoiceParameter;
import org.zwicky.space.ConstantParameter;
import org.zwicky.space.IntParameter;
import org.zwicky.space.LogUniformParameter;
import org.zwicky.space.UniformParameter;
import org.zwicky.spacefile.ParametersReader.Unconditioned;

/** Reads one parameter but for its condition. */
final class ParameterReader {

  /** The fields that say what a parameter can be. */
  static final Set<String> KINDS =
      new LinkedHashSet<>(List.of("int", "uniform", "logUniform", "choice", "boolean", "constant"));

  private static final long MAX_WHOLE = 1L << 53;

  private final String name;
  private final Cursor cursor;

  ParameterReader(String name, Cursor cursor) {
    this.name = name;
    this.cursor = cursor;
  }

  /** The parameter; empty where a problem was noted. */
  Optional<Unconditioned> read() {
    JsonNode node = cursor.node();
    if (node.isValueNode() && !node.isNull()) {
      return constant(cursor);
    }
    if (node.isArray()) {
      cursor.note("needs an object; for one of these values write { \"choice\": " + node + " }.");
      return Optional.empty();
    }
    return ObjectReader.of(cursor).flatMap(this::read);
  }

  private Optional<Unconditioned> read(ObjectReader parameter) {
    List<String> known = new ArrayList<>(KINDS);
    known.addAll(List.of("step", "log", "when"));
    parameter.done(Section.PARAMETER, known);
    List<String> kinds = parameter.names().stream().filter(KINDS::contains).toList();
    if (kinds.isEmpty() && known.containsAll(parameter.names())) {
      cursor.note("needs one of " + String.join(", ", KINDS) + ".");
    }
    if (kinds.size() > 1) {
      cursor.note("is both " + String.join(" and ", kinds) + "; keep one of them.");
    }
    if (kinds.size() != 1) {
      return Optional.empty();
    }
    String kind = kinds.get(0);
    noteOutOfPlace(parameter, "step", Set.of("int", "uniform"), kind);
    noteOutOfPlace(parameter, "log", Set.of("int"), kind);
    return switch (kind) {
      case "int" -> whole(parameter);
      case "uniform" -> uniform(parameter);
      case "logUniform" -> logUniform(parameter);
      case "choice" -> choice(parameter.cursor().child(kind));
      case "boolean" -> bool(parameter.cursor().child(kind));
      default -> constant(parameter.cursor().child(kind));
    };
  }

  /** Whether step and log, where they are given, are right. */
  private static boolean isSound(ObjectReader parameter) {
    return List.of("step", "log").stream()
        .map(field -> Pointers.child(parameter.cursor().pointer(), field))
        .noneMatch(parameter.cursor().scope().problems()::has);
  }

  private static void noteOutOfPlace(
      ObjectReader parameter, String field, Set<String> kinds, String kind) {
    if (parameter.has(field) && !kinds.contains(kind)) {
      String advice =
          field.equals("log") && kind.equals("uniform") ? "; write logUniform instead" : "";
      parameter
          .cursor()
          .child(field)
          .note(
              "goes with %s, not with %s%s."
                  .formatted(String.join(" or ", kinds.stream().sorted().toList()), kind, advice));
    }
  }

  private Optional<Unconditioned> whole(ObjectReader parameter) {
    boolean log = parameter.field("log", new FlagType(), false);
    long step = parameter.field("step", new WholeNumberType(1, MAX_WHOLE), 1L);
    if (log && parameter.has("step")) {
      parameter.cursor().child("step").note("does not go with \"log\": true; take one out.");
    }
    Optional<Range<Long>> range =
        Range.read(
            parameter.cursor().child("int"), new WholeNumberType(log ? 1 : -MAX_WHOLE, MAX_WHOLE));
    return range
        .filter(ends -> ends.isOrdered(true) && isSound(parameter))
        .map(ends -> when -> new IntParameter(name, ends.low(), ends.high(), step, log, when));
  }

  private Optional<Unconditioned> uniform(ObjectReader parameter) {
    Optional<Double> step = parameter.optional("step", DecimalType.above0());
    Optional<Range<Double>> range =
        Range.read(parameter.cursor().child("uniform"), DecimalType.moderate());
    if (range.isEmpty() || !range.get().isOrdered(false) || !isSound(parameter)) {
      return Optional.empty();
    }
    double width = range.get().high() - range.get().low();
    if (step.isPresent() && (step.get() > width || width / step.get() > MAX_WHOLE / 2.0)) {
      parameter
          .cursor()
          .child("step")
          .note("needs a step that fits the range, whose width is " + width + ".");
      return Optional.empty();
    }
    OptionalDouble steps = step.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
    return range.map(
        ends -> when -> new UniformParameter(name, ends.low(), ends.high(), steps, when));
  }

  private Optional<Unconditioned> logUniform(ObjectReader parameter) {
    return Range.read(parameter.cursor().child("logUniform"), DecimalType.logarithmic())
        .filter(ends -> ends.isOrdered(false))
        .map(ends -> when -> new LogUniformParameter(name, ends.low(), ends.high(), when));
  }

  private Optional<Unconditioned> choice(Cursor list) {
    if (!list.node().isArray() || list.node().isEmpty()) {
      list.note(
          "needs a list of at least one value, such as [8, 16, 32], but found "
              + JsonDialect.show(list.node())
              + ".");
      return Optional.empty();
    }
    List<Object> values = new ArrayList<>();
    boolean sound = true;
    for (int i = 0; i < list.node().size(); i++) {
      Optional<Object> value = value(list.child(i));
      sound &= value.isPresent();
      if (value.isPresent() && values.contains(value.get())) {
        list.child(i)
            .note("lists " + JsonDialect.show(list.node().get(i)) + " twice; keep one of them.");
        sound = false;
      } else if (value.isPresent() && values.stream().anyMatch(same(value.get()))) {
        list.child(i)
            .note(
                "lists %s, which is a number that the list has already; keep one of them."
                    .formatted(list.node().get(i)));
        sound = false;
      }
      value.ifPresent(values::add);
    }
    return sound ? Optional.of(when -> new ChoiceParameter(name, values, when)) : Optional.empty();
  }

  /** 1 and 1.0 are two values, but one number. */
  private static Predicate<Object> same(Object value) {
    return other ->
        value instanceof Number a
            && other instanceof Number b
            && a.doubleValue() == b.doubleValue();
  }

  private Optional<Unconditioned> bool(Cursor field) {
    if (!field.node().isBoolean() || !field.node().booleanValue()) {
      field.note(
          "needs true, which makes the parameter true or false, but found "
              + JsonDialect.show(field.node())
              + "; for a fixed value write { \"constant\": … }.");
      return Optional.empty();
    }
    return Optional.of(when -> new BooleanParameter(name, when));
  }

  private Optional<Unconditioned> constant(Cursor field) {
    return value(field).map(value -> when -> new ConstantParameter(name, value, when));
  }

  private static Optional<Object> value(Cursor field) {
    Optional<Object> value = JsonDialect.value(field.node());
    if (value.isEmpty()) {
      field.note(
          "needs a number, a text, true, false, or a list or an object of these, but found "
              + (field.node().isContainerNode() ? field.node() : JsonDialect.show(field.node()))
              + (field.node().isNull() ? "; for no value write a text, such as \"none\"" : "")
              + ".");
    }
    return value;
  }
}
