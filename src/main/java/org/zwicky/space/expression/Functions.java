package org.zwicky.space.expression;

import com.ezylang.evalex.EvaluationException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.FunctionDictionaryIfc;
import com.ezylang.evalex.config.MapBasedFunctionDictionary;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.functions.AbstractFunction;
import com.ezylang.evalex.functions.FunctionParameter;
import com.ezylang.evalex.parser.Token;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The functions of expressions. */
final class Functions {

  /** The list after "in". */
  static final String LIST = "list";

  /** What a function makes of its arguments. */
  @FunctionalInterface
  private interface Body {
    BigDecimal apply(List<BigDecimal> numbers);
  }

  private static final Map<String, Numeric> NUMERIC = new TreeMap<>();

  static {
    define("min", 1, Integer.MAX_VALUE, Functions::min);
    define("max", 1, Integer.MAX_VALUE, Functions::max);
    define("round", 1, 2, Functions::round);
    define("floor", 1, 1, n -> n.get(0).setScale(0, RoundingMode.FLOOR));
    define("ceil", 1, 1, n -> n.get(0).setScale(0, RoundingMode.CEILING));
    define("abs", 1, 1, n -> n.get(0).abs());
    define("sqrt", 1, 1, n -> decimal(Math.sqrt(n.get(0).doubleValue())));
    define("log", 1, 1, n -> decimal(Math.log(n.get(0).doubleValue())));
    define("log2", 1, 1, n -> decimal(Math.log(n.get(0).doubleValue()) / Math.log(2)));
    define("log10", 1, 1, n -> decimal(Math.log10(n.get(0).doubleValue())));
    define("exp", 1, 1, n -> decimal(Math.exp(n.get(0).doubleValue())));
    define("pow", 2, 2, n -> decimal(Math.pow(n.get(0).doubleValue(), n.get(1).doubleValue())));
  }

  /** What can be called, in alphabetical order. */
  static final List<String> NAMES = names();

  private Functions() {}

  static FunctionDictionaryIfc dictionary() {
    FunctionDictionaryIfc dictionary = new MapBasedFunctionDictionary();
    NUMERIC.forEach(dictionary::addFunction);
    dictionary.addFunction("if", new Choose());
    dictionary.addFunction(LIST, new Listing());
    return dictionary;
  }

  /** How many arguments a function takes, both included. */
  static int[] arguments(String function) {
    return switch (function) {
      case "if" -> new int[] {3, 3};
      case LIST -> new int[] {1, Integer.MAX_VALUE};
      default -> new int[] {NUMERIC.get(function).least, NUMERIC.get(function).most};
    };
  }

  private static List<String> names() {
    List<String> names = new ArrayList<>(NUMERIC.keySet());
    names.add("if");
    return names.stream().sorted().toList();
  }

  private static void define(String name, int least, int most, Body body) {
    NUMERIC.put(name, new Numeric(least, most, body));
  }

  private static BigDecimal min(List<BigDecimal> numbers) {
    return numbers.stream().reduce(BigDecimal::min).orElseThrow();
  }

  private static BigDecimal max(List<BigDecimal> numbers) {
    return numbers.stream().reduce(BigDecimal::max).orElseThrow();
  }

  /** Half up, to a number of decimals. */
  private static BigDecimal round(List<BigDecimal> numbers) {
    int decimals = numbers.size() == 1 ? 0 : Math.max(-99, Math.min(99, numbers.get(1).intValue()));
    return numbers.get(0).setScale(decimals, RoundingMode.HALF_UP);
  }

  private static BigDecimal decimal(double number) {
    return BigDecimal.valueOf(number);
  }

  @FunctionParameter(name = "numbers", isVarArg = true)
  private static final class Numeric extends AbstractFunction {

    private final int least;
    private final int most;
    private final Body body;

    Numeric(int least, int most, Body body) {
      this.least = least;
      this.most = most;
      this.body = body;
    }

    @Override
    public EvaluationValue evaluate(
        Expression expression, Token token, EvaluationValue... arguments)
        throws EvaluationException {
      List<BigDecimal> numbers = new ArrayList<>();
      for (EvaluationValue argument : arguments) {
        numbers.add(Operands.number(token, argument));
      }
      try {
        return EvaluationValue.numberValue(body.apply(numbers));
      } catch (ArithmeticException | NumberFormatException e) {
        throw new EvaluationException(
            token,
            "%s of %s does not exist"
                .formatted(token.getValue(), numbers.get(0).stripTrailingZeros().toPlainString()));
      }
    }
  }

  @FunctionParameter(name = "condition")
  @FunctionParameter(name = "yes", isLazy = true)
  @FunctionParameter(name = "no", isLazy = true)
  private static final class Choose extends AbstractFunction {

    @Override
    public EvaluationValue evaluate(
        Expression expression, Token token, EvaluationValue... arguments)
        throws EvaluationException {
      boolean yes = Operands.flag(token, arguments[0]);
      return expression.evaluateSubtree(arguments[yes ? 1 : 2].getExpressionNode());
    }
  }

  @FunctionParameter(name = "values", isVarArg = true)
  private static final class Listing extends AbstractFunction {

    @Override
    public EvaluationValue evaluate(
        Expression expression, Token token, EvaluationValue... arguments) {
      return EvaluationValue.arrayValue(Arrays.asList(arguments));
    }
  }
}
