package org.zwicky.spacefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.zwicky.space.Assignment;
import org.zwicky.space.Constraint;
import org.zwicky.space.Parameter;
import org.zwicky.space.SearchSpace;
import org.zwicky.space.expression.ExpressionException;
import org.zwicky.space.expression.Formula;
import org.zwicky.space.expression.FormulaConstraint;

/** Reads the {@code constraints} section, and checks that they leave enough to draw from. */
final class ConstraintsReader {

  private static final String SECTION = "constraints";
  private static final String EXAMPLE = "\"filters * blocks <= 256\"";
  private static final int DRAWS = 2000;
  private static final double MIN_SHARE = 0.01;

  private ConstraintsReader() {}

  /**
   * The constraints; what cannot be read, or is not true or false, is noted.
   *
   * @param names of all parameters in the file
   * @param parameters those that could be read, by name
   */
  static List<Constraint> read(
      ObjectReader root, Set<String> names, Map<String, Parameter> parameters) {
    Optional<Cursor> section = root.child(SECTION);
    if (section.isEmpty()) {
      return List.of();
    }
    JsonNode node = section.get().node();
    if (!node.isArray()) {
      section
          .get()
          .note(
              "needs a list of texts, such as [%s], but found %s."
                  .formatted(EXAMPLE, JsonDialect.show(node)));
      return List.of();
    }
    Scope scope =
        new Scope(
            root.cursor().scope().problems(),
            References.to(names, parameters, List.of()),
            OptionalInt.empty());
    List<Constraint> constraints = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      constraint(new Cursor(node.get(i), Pointers.child("/" + SECTION, i), scope))
          .ifPresent(constraints::add);
    }
    return constraints;
  }

  private static Optional<Constraint> constraint(Cursor cursor) {
    if (!cursor.node().isTextual()) {
      cursor.note(
          "needs a text, such as %s, but found %s."
              .formatted(EXAMPLE, JsonDialect.show(cursor.node())));
      return Optional.empty();
    }
    return ExpressionValues.parse(cursor, "")
        .filter(formula -> isLogical(formula, cursor))
        .map(FormulaConstraint::new);
  }

  private static boolean isLogical(Formula formula, Cursor cursor) {
    if (formula.parameters().isEmpty()) {
      cursor.note("names no parameter; write a relation between some, such as " + EXAMPLE + ".");
      return false;
    }
    // Objects are tried one at a time.
    KnownParameters known = (KnownParameters) cursor.scope().references();
    for (int variant = 0; variant < known.variants(); variant++) {
      for (Map<String, Object> values :
          known.withVariant(variant).cases(formula.parameters()).values()) {
        try {
          Object value = formula.evaluate(values);
          if (!(value instanceof Boolean)) {
            cursor.note(
                "needs a relation that is true or false, such as %s, but it is %s where %s."
                    .formatted(
                        EXAMPLE, JsonDialect.node(value), ExpressionValues.describe(values)));
            return false;
          }
        } catch (ExpressionException e) {
          cursor.note(
              "has no value where %s: %s."
                  .formatted(ExpressionValues.describe(values), e.getMessage()));
          return false;
        }
      }
    }
    return true;
  }

  /** Draws a sample, always the same one, and notes where hardly any of it is allowed. */
  static void noteTooNarrow(ObjectReader root, SearchSpace space) {
    if (space.constraints().isEmpty()) {
      return;
    }
    Random random = new Random(1);
    int[] rejected = new int[space.constraints().size()];
    int passed = 0;
    for (int i = 0; i < DRAWS; i++) {
      Assignment assignment =
          space.assign(parameter -> parameter.atCoordinate(random.nextDouble()));
      boolean allowed = true;
      for (int k = 0; k < rejected.length; k++) {
        if (!space.allows(space.constraints().get(k), assignment)) {
          rejected[k]++;
          allowed = false;
        }
      }
      passed += allowed ? 1 : 0;
    }
    if (passed < MIN_SHARE * DRAWS) {
      int worst = 0;
      for (int k = 1; k < rejected.length; k++) {
        worst = rejected[k] > rejected[worst] ? k : worst;
      }
      root.cursor()
          .child(SECTION)
          .note(
              ("allow %d of %,d combinations drawn at random (%.1f %%), too few to search; \"%s\" alone rejects"
                      + " %,d. Loosen it, or give its parameters only values that fulfil it.")
                  .formatted(
                      passed,
                      DRAWS,
                      100.0 * passed / DRAWS,
                      space.constraints().get(worst),
                      rejected[worst]));
    }
  }
}
