package org.zwicky.space.expression;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.zwicky.space.Values;

/**
 * Arithmetic or logic over the values of parameters. Names stand bare or after a dollar sign;
 * {@code name.member} is a member of an object. Numbers are decimal, of 34 digits; nothing is
 * converted from one kind of value to another. Immutable, safe for any number of threads, and equal
 * when written alike but for spaces and signs that mean the same.
 */
public final class Formula {

  private static final double TOLERANCE = 1e-12;

  private final String text;
  private final List<String> canonical;
  private final Set<String> names;
  private final Node root;

  private Formula(String text, List<Lexeme> lexemes) {
    this.text = text;
    this.canonical = lexemes.stream().map(lexeme -> lexeme.kind() + " " + lexeme.text()).toList();
    this.names =
        lexemes.stream()
            .filter(lexeme -> lexeme.kind() == Lexeme.Kind.NAME)
            .map(Lexeme::text)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    this.root = new Parser(lexemes).parse();
  }

  /**
   * Reads an expression.
   *
   * @param names that may stand in it, members of objects after dots; the longest that fits wins
   * @throws ExpressionException if it cannot be read or names something else
   */
  public static Formula parse(String text, Set<String> names) {
    return new Formula(text, new Lexer(text, names).lexemes());
  }

  /** The names in it, members of objects after dots, in order. */
  public Set<String> names() {
    return new LinkedHashSet<>(names);
  }

  /** The parameters that it looks at, in order. */
  public Set<String> parameters() {
    return names.stream()
        .map(name -> name.split("\\.", 2)[0])
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * The value for these values of the parameters: {@link Long} where it is a whole number, {@link
   * Double}, {@link Boolean} or {@link String}.
   *
   * @param values by name, all of {@link #parameters()} among them
   * @throws ExpressionException if there is none, as for a division by zero
   */
  public Object evaluate(Map<String, Object> values) {
    try {
      return plain(root.evaluate(values));
    } catch (ArithmeticException e) {
      throw new ExpressionException("a number is too large", 0);
    }
  }

  private static Object plain(Object value) {
    if (value instanceof Boolean || value instanceof String) {
      return value;
    }
    if (!(value instanceof BigDecimal decimal)) {
      throw new ExpressionException("it is a list or an object", 0);
    }
    double number = decimal.doubleValue();
    if (!Double.isFinite(number)) {
      throw new ExpressionException("a number is too large", 0);
    }
    double whole = Math.rint(number);
    return Values.plain(
        Math.abs(number - whole) <= TOLERANCE * Math.max(1, Math.abs(number)) && whole != 0
            ? whole
            : number);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Formula formula && canonical.equals(formula.canonical);
  }

  @Override
  public int hashCode() {
    return canonical.hashCode();
  }

  /** As it was written. */
  @Override
  public String toString() {
    return text;
  }
}
