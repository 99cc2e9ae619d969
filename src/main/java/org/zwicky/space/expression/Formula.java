package org.zwicky.space.expression;

import com.ezylang.evalex.BaseException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.ExpressionConfiguration;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.parser.ASTNode;
import com.ezylang.evalex.parser.ParseException;
import com.ezylang.evalex.parser.Token;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.zwicky.space.Values;

/**
 * Arithmetic or logic over the values of parameters. Names stand bare or after a dollar sign;
 * {@code name.member} is a member of an object. Numbers are decimal, of 34 digits; nothing is
 * converted from one kind of value to another. Immutable, safe for any number of threads, and equal
 * when written alike but for spaces and signs that mean the same.
 */
public final class Formula {

  private static final ExpressionConfiguration CONFIGURATION =
      ExpressionConfiguration.builder()
          .operatorDictionary(Operators.dictionary())
          .functionDictionary(Functions.dictionary())
          .defaultConstants(new TreeMap<>())
          .implicitMultiplicationAllowed(false)
          .arraysAllowed(false)
          .structuresAllowed(false)
          .stripTrailingZeros(false)
          .build();

  private static final double TOLERANCE = 1e-12;

  private final String text;
  private final List<String> canonical;
  private final Map<String, String> names = new LinkedHashMap<>();
  private final Map<String, EvaluationValue> fixed = new LinkedHashMap<>();
  private final Expression expression;

  private Formula(String text, List<Lexeme> lexemes) {
    this.text = text;
    this.canonical = lexemes.stream().map(lexeme -> lexeme.kind() + " " + lexeme.text()).toList();
    TreeMap<Integer, Integer> columns = new TreeMap<>();
    StringBuilder rewritten = new StringBuilder();
    for (Lexeme lexeme : lexemes) {
      columns.put(rewritten.length() + 1, lexeme.column());
      rewritten.append(rewrite(lexeme)).append(' ');
    }
    this.expression = new Expression(rewritten.toString(), CONFIGURATION);
    try {
      check(expression.getAbstractSyntaxTree(), columns);
    } catch (ParseException e) {
      throw new ExpressionException(
          "is not understood: " + lower(e.getMessage()), column(columns, e.getStartPosition()));
    }
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
    return new LinkedHashSet<>(names.values());
  }

  /** The parameters that it looks at, in order. */
  public Set<String> parameters() {
    return names.values().stream()
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
      Expression copy = expression.copy();
      fixed.forEach(copy::with);
      for (Map.Entry<String, String> name : names.entrySet()) {
        copy.with(name.getKey(), value(member(name.getValue(), values)));
      }
      return plain(copy.evaluate());
    } catch (BaseException e) {
      throw new ExpressionException(lower(e.getMessage()), 0);
    } catch (ArithmeticException e) {
      throw new ExpressionException("a number is too large", 0);
    }
  }

  private String rewrite(Lexeme lexeme) {
    return switch (lexeme.kind()) {
      case NAME -> {
        String variable = "v" + names.size();
        names.put(variable, lexeme.text());
        yield variable;
      }
      case TEXT -> fix(EvaluationValue.stringValue(lexeme.text()));
      case NUMBER -> fix(EvaluationValue.numberValue(new BigDecimal(lexeme.text())));
      case CONSTANT ->
          fix(
              lexeme.text().equals("pi")
                  ? EvaluationValue.numberValue(BigDecimal.valueOf(Math.PI))
                  : EvaluationValue.booleanValue(Boolean.valueOf(lexeme.text())));
      default -> lexeme.text();
    };
  }

  private String fix(EvaluationValue value) {
    String variable = "c" + fixed.size();
    fixed.put(variable, value);
    return variable;
  }

  private static void check(ASTNode node, TreeMap<Integer, Integer> columns) {
    Token token = node.getToken();
    if (token.getType() == Token.TokenType.FUNCTION) {
      int[] wanted = Functions.arguments(token.getValue());
      int given = node.getParameters().size();
      if (given < wanted[0] || given > wanted[1]) {
        throw new ExpressionException(
            "gives %s %d argument%s, which takes %s"
                .formatted(token.getValue(), given, given == 1 ? "" : "s", range(wanted)),
            column(columns, token.getStartPosition()));
      }
    }
    node.getParameters().forEach(child -> check(child, columns));
  }

  private static String range(int[] arguments) {
    if (arguments[0] == arguments[1]) {
      return Integer.toString(arguments[0]);
    }
    return arguments[1] == Integer.MAX_VALUE
        ? arguments[0] + " or more"
        : arguments[0] + " or " + arguments[1];
  }

  private static int column(TreeMap<Integer, Integer> columns, int position) {
    Map.Entry<Integer, Integer> entry = columns.floorEntry(Math.max(1, position));
    return entry == null ? 1 : entry.getValue();
  }

  private static Object member(String path, Map<String, Object> values) {
    String[] steps = path.split("\\.");
    Object value = values.get(steps[0]);
    for (int i = 1; i < steps.length; i++) {
      Object member = value instanceof Map<?, ?> map ? map.get(steps[i]) : null;
      if (member == null) {
        throw new ExpressionException(
            "%s has no member \"%s\"".formatted(Values.text(value), steps[i]), 0);
      }
      value = member;
    }
    return value;
  }

  private static EvaluationValue value(Object value) {
    if (value instanceof Long number) {
      return EvaluationValue.numberValue(BigDecimal.valueOf(number));
    }
    if (value instanceof Double number) {
      return EvaluationValue.numberValue(BigDecimal.valueOf(number));
    }
    if (value instanceof Boolean flag) {
      return EvaluationValue.booleanValue(flag);
    }
    if (value instanceof List<?> list) {
      List<EvaluationValue> elements = new ArrayList<>();
      list.forEach(element -> elements.add(value(element)));
      return EvaluationValue.arrayValue(elements);
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, EvaluationValue> members = new LinkedHashMap<>();
      map.forEach((name, member) -> members.put((String) name, value(member)));
      return EvaluationValue.structureValue(members);
    }
    return EvaluationValue.stringValue((String) value);
  }

  private static Object plain(EvaluationValue value) {
    if (value.isBooleanValue()) {
      return value.getBooleanValue();
    }
    if (value.isStringValue()) {
      return value.getStringValue();
    }
    if (!value.isNumberValue()) {
      throw new ExpressionException("it is a list or an object", 0);
    }
    double number = value.getNumberValue().doubleValue();
    if (!Double.isFinite(number)) {
      throw new ExpressionException("a number is too large", 0);
    }
    double whole = Math.rint(number);
    return Values.plain(
        Math.abs(number - whole) <= TOLERANCE * Math.max(1, Math.abs(number)) && whole != 0
            ? whole
            : number);
  }

  private static String lower(String message) {
    return message.isEmpty()
        ? message
        : message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
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
