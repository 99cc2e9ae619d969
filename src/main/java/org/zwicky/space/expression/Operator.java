package org.zwicky.space.expression;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.IntPredicate;

/** The operators of expressions, from loosely to tightly binding. */
enum Operator {
  OR("||", "or", 1, Side.LEFT, (op, operands) -> op.flag(operands, 0) || op.flag(operands, 1)),
  AND("&&", "and", 2, Side.LEFT, (op, operands) -> op.flag(operands, 0) && op.flag(operands, 1)),
  NOT("~", "not", 3, Side.PREFIX, (op, operands) -> !op.flag(operands, 0)),
  EQUAL("==", 4, (op, operands) -> operands.areSame()),
  UNEQUAL("!=", 4, (op, operands) -> !operands.areSame()),
  IN("@", "in", 5, Side.LEFT, (op, operands) -> op.isIn(operands)),
  NOT_IN("#", "in", 5, Side.LEFT, (op, operands) -> !op.isIn(operands)),
  LESS("<", 5, order(comparison -> comparison < 0)),
  AT_MOST("<=", 5, order(comparison -> comparison <= 0)),
  GREATER(">", 5, order(comparison -> comparison > 0)),
  AT_LEAST(">=", 5, order(comparison -> comparison >= 0)),
  PLUS("+", 6, calculation((a, b) -> a.add(b, MathContext.DECIMAL128))),
  MINUS("-", 6, calculation((a, b) -> a.subtract(b, MathContext.DECIMAL128))),
  TIMES("*", 7, calculation((a, b) -> a.multiply(b, MathContext.DECIMAL128))),
  DIVIDED("/", 7, calculation((a, b) -> a.divide(divisor(b), MathContext.DECIMAL128))),
  REMAINDER("%", 7, calculation((a, b) -> a.remainder(divisor(b), MathContext.DECIMAL128))),
  POSITIVE("+", "+", 8, Side.PREFIX, (op, operands) -> op.number(operands, 0)),
  NEGATIVE("-", "-", 8, Side.PREFIX, (op, operands) -> op.number(operands, 0).negate()),
  /** Unlike the word, it binds more tightly than comparisons. */
  NOT_SIGN("!", "not", 8, Side.PREFIX, (op, operands) -> !op.flag(operands, 0)),
  POWER("^", "^", 9, Side.RIGHT, calculation(Operator::power)),
  /** The minus of an exponent binds more tightly than the power that it is the exponent of. */
  NEGATIVE_EXPONENT("¬", "-", 10, Side.PREFIX, (op, operands) -> op.number(operands, 0).negate());

  private enum Side {
    PREFIX,
    LEFT,
    RIGHT
  }

  @FunctionalInterface
  private interface Body {
    Object apply(Operator operator, Operands operands);
  }

  private static final BigDecimal MAX_EXPONENT = BigDecimal.valueOf(999);

  private final String sign;
  private final String shown;
  private final int precedence;
  private final Side side;
  private final Body body;

  Operator(String sign, String shown, int precedence, Side side, Body body) {
    this.sign = sign;
    this.shown = shown;
    this.precedence = precedence;
    this.side = side;
    this.body = body;
  }

  Operator(String sign, int precedence, Body body) {
    this(sign, sign, precedence, Side.LEFT, body);
  }

  /** The operator of a lexeme. */
  static Operator of(Lexeme lexeme) {
    boolean prefix = lexeme.kind() == Lexeme.Kind.PREFIX;
    return Arrays.stream(values())
        .filter(each -> each.sign.equals(lexeme.text()) && each.side == Side.PREFIX == prefix)
        .findFirst()
        .orElseThrow();
  }

  /** What a lexeme of it says. */
  String sign() {
    return sign;
  }

  /** From 1; the higher, the tighter it binds. */
  int precedence() {
    return precedence;
  }

  /** The least precedence of an operator in what stands right of it. */
  int rightPrecedence() {
    return side == Side.LEFT ? precedence + 1 : precedence;
  }

  /**
   * Its value.
   *
   * @param operands one or two, as the operator takes
   * @param values of the parameters by name
   */
  Object apply(List<Node> operands, Map<String, Object> values) {
    return body.apply(this, new Operands(operands, values));
  }

  private boolean flag(Operands operands, int index) {
    return Kinds.flag(shown, operands.get(index));
  }

  private BigDecimal number(Operands operands, int index) {
    return Kinds.number(shown, operands.get(index));
  }

  private boolean isIn(Operands operands) {
    Object element = operands.get(0);
    return Kinds.list(shown, operands.get(1)).stream().anyMatch(each -> Kinds.same(element, each));
  }

  private static Body order(IntPredicate wanted) {
    return (op, operands) -> wanted.test(op.number(operands, 0).compareTo(op.number(operands, 1)));
  }

  private static Body calculation(BinaryOperator<BigDecimal> calculation) {
    return (op, operands) -> calculation.apply(op.number(operands, 0), op.number(operands, 1));
  }

  private static BigDecimal divisor(BigDecimal number) {
    if (number.signum() == 0) {
      throw new ExpressionException("it divides by zero", 0);
    }
    return number;
  }

  private static BigDecimal power(BigDecimal base, BigDecimal exponent) {
    boolean whole = exponent.stripTrailingZeros().scale() <= 0;
    if (whole && exponent.signum() >= 0 && exponent.compareTo(MAX_EXPONENT) <= 0) {
      return base.pow(exponent.intValueExact(), MathContext.DECIMAL128);
    }
    double power = Math.pow(base.doubleValue(), exponent.doubleValue());
    if (!Double.isFinite(power)) {
      throw new ExpressionException(
          Double.isInfinite(power) ? "a power is too large" : "a power does not exist", 0);
    }
    return BigDecimal.valueOf(power);
  }
}
