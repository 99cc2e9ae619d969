package org.zwicky.space.expression;

import com.ezylang.evalex.EvaluationException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.ExpressionConfiguration;
import com.ezylang.evalex.config.MapBasedOperatorDictionary;
import com.ezylang.evalex.config.OperatorDictionaryIfc;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.operators.OperatorIfc;
import com.ezylang.evalex.parser.Token;
import java.math.BigDecimal;
import java.math.MathContext;

/** The operators of expressions, from loosely to tightly binding. */
final class Operators {

  private static final MathContext PRECISION = MathContext.DECIMAL128;
  private static final BigDecimal MAX_EXPONENT = BigDecimal.valueOf(999);

  /** The minus of an exponent binds more tightly than the power that it is the exponent of. */
  static final String NEGATIVE_EXPONENT = "¬";

  /** What an operator makes of its operands. */
  @FunctionalInterface
  private interface Body {
    EvaluationValue apply(Expression expression, Token token, EvaluationValue... operands)
        throws EvaluationException;
  }

  @FunctionalInterface
  private interface Calculation {
    BigDecimal apply(Token token, BigDecimal a, BigDecimal b) throws EvaluationException;
  }

  @FunctionalInterface
  private interface Order {
    boolean test(int comparison);
  }

  private static final int NOT =
      (OperatorIfc.OPERATOR_PRECEDENCE_AND + OperatorIfc.OPERATOR_PRECEDENCE_EQUALITY) / 2;

  private Operators() {}

  static OperatorDictionaryIfc dictionary() {
    OperatorDictionaryIfc dictionary = new MapBasedOperatorDictionary();
    dictionary.addOperator("||", infix(OperatorIfc.OPERATOR_PRECEDENCE_OR, true, or()));
    dictionary.addOperator("&&", infix(OperatorIfc.OPERATOR_PRECEDENCE_AND, true, and()));
    dictionary.addOperator("~", prefix(NOT, not()));
    dictionary.addOperator("!", prefix(OperatorIfc.OPERATOR_PRECEDENCE_UNARY, not()));
    equality(dictionary, "==", true);
    equality(dictionary, "!=", false);
    membership(dictionary, "@", true);
    membership(dictionary, "#", false);
    order(dictionary, "<", comparison -> comparison < 0);
    order(dictionary, "<=", comparison -> comparison <= 0);
    order(dictionary, ">", comparison -> comparison > 0);
    order(dictionary, ">=", comparison -> comparison >= 0);
    int additive = OperatorIfc.OPERATOR_PRECEDENCE_ADDITIVE;
    int multiplicative = OperatorIfc.OPERATOR_PRECEDENCE_MULTIPLICATIVE;
    calculation(dictionary, "+", additive, (token, a, b) -> a.add(b, PRECISION));
    calculation(dictionary, "-", additive, (token, a, b) -> a.subtract(b, PRECISION));
    calculation(dictionary, "*", multiplicative, (token, a, b) -> a.multiply(b, PRECISION));
    calculation(
        dictionary, "/", multiplicative, (token, a, b) -> a.divide(nonZero(token, b), PRECISION));
    calculation(
        dictionary,
        "%",
        multiplicative,
        (token, a, b) -> a.remainder(nonZero(token, b), PRECISION));
    calculation(dictionary, "^", OperatorIfc.OPERATOR_PRECEDENCE_POWER_HIGHER, Operators::power);
    sign(dictionary, "-", OperatorIfc.OPERATOR_PRECEDENCE_UNARY, true);
    sign(dictionary, "+", OperatorIfc.OPERATOR_PRECEDENCE_UNARY, false);
    sign(dictionary, NEGATIVE_EXPONENT, OperatorIfc.OPERATOR_PRECEDENCE_POWER_HIGHER + 1, true);
    return dictionary;
  }

  private static Body or() {
    return (expression, token, operands) ->
        EvaluationValue.booleanValue(
            lazyFlag(expression, token, operands[0]) || lazyFlag(expression, token, operands[1]));
  }

  private static Body and() {
    return (expression, token, operands) ->
        EvaluationValue.booleanValue(
            lazyFlag(expression, token, operands[0]) && lazyFlag(expression, token, operands[1]));
  }

  private static Body not() {
    return (expression, token, operands) ->
        EvaluationValue.booleanValue(!Operands.flag(token, operands[0]));
  }

  private static boolean lazyFlag(Expression expression, Token token, EvaluationValue operand)
      throws EvaluationException {
    return Operands.flag(token, expression.evaluateSubtree(operand.getExpressionNode()));
  }

  private static void equality(OperatorDictionaryIfc dictionary, String sign, boolean wanted) {
    dictionary.addOperator(
        sign,
        infix(
            OperatorIfc.OPERATOR_PRECEDENCE_EQUALITY,
            false,
            (expression, token, operands) -> {
              Operands.requireSameKind(token, operands[0], operands[1]);
              return EvaluationValue.booleanValue(
                  Operands.same(operands[0], operands[1]) == wanted);
            }));
  }

  private static void membership(OperatorDictionaryIfc dictionary, String sign, boolean wanted) {
    dictionary.addOperator(
        sign,
        infix(
            OperatorIfc.OPERATOR_PRECEDENCE_COMPARISON,
            false,
            (expression, token, operands) ->
                EvaluationValue.booleanValue(
                    Operands.list(token, operands[1]).stream()
                            .anyMatch(element -> Operands.same(operands[0], element))
                        == wanted)));
  }

  private static void order(OperatorDictionaryIfc dictionary, String sign, Order order) {
    dictionary.addOperator(
        sign,
        infix(
            OperatorIfc.OPERATOR_PRECEDENCE_COMPARISON,
            false,
            (expression, token, operands) ->
                EvaluationValue.booleanValue(
                    order.test(
                        Operands.number(token, operands[0])
                            .compareTo(Operands.number(token, operands[1]))))));
  }

  private static void calculation(
      OperatorDictionaryIfc dictionary, String sign, int precedence, Calculation calculation) {
    dictionary.addOperator(
        sign,
        infix(
            precedence,
            false,
            (expression, token, operands) ->
                EvaluationValue.numberValue(
                    calculation.apply(
                        token,
                        Operands.number(token, operands[0]),
                        Operands.number(token, operands[1])))));
  }

  private static void sign(
      OperatorDictionaryIfc dictionary, String sign, int precedence, boolean negative) {
    dictionary.addOperator(
        sign,
        prefix(
            precedence,
            (expression, token, operands) -> {
              BigDecimal number = Operands.number(token, operands[0]);
              return EvaluationValue.numberValue(negative ? number.negate() : number);
            }));
  }

  private static BigDecimal nonZero(Token token, BigDecimal divisor) throws EvaluationException {
    if (divisor.signum() == 0) {
      throw new EvaluationException(token, "it divides by zero");
    }
    return divisor;
  }

  private static BigDecimal power(Token token, BigDecimal base, BigDecimal exponent)
      throws EvaluationException {
    boolean whole = exponent.stripTrailingZeros().scale() <= 0;
    if (whole && exponent.signum() >= 0 && exponent.compareTo(MAX_EXPONENT) <= 0) {
      return base.pow(exponent.intValueExact(), PRECISION);
    }
    double power = Math.pow(base.doubleValue(), exponent.doubleValue());
    if (!Double.isFinite(power)) {
      throw new EvaluationException(
          token, Double.isInfinite(power) ? "a power is too large" : "a power does not exist");
    }
    return BigDecimal.valueOf(power);
  }

  private static OperatorIfc infix(int precedence, boolean lazy, Body body) {
    return new Operator(precedence, true, lazy, body);
  }

  private static OperatorIfc prefix(int precedence, Body body) {
    return new Operator(precedence, false, false, body);
  }

  private record Operator(int precedence, boolean isInfix, boolean isOperandLazy, Body body)
      implements OperatorIfc {

    @Override
    public int getPrecedence() {
      return precedence;
    }

    @Override
    public int getPrecedence(ExpressionConfiguration configuration) {
      return precedence;
    }

    @Override
    public boolean isLeftAssociative() {
      return isInfix && precedence != OPERATOR_PRECEDENCE_POWER_HIGHER;
    }

    @Override
    public boolean isPrefix() {
      return !isInfix;
    }

    @Override
    public boolean isPostfix() {
      return false;
    }

    @Override
    public EvaluationValue evaluate(Expression expression, Token token, EvaluationValue... operands)
        throws EvaluationException {
      return body.apply(expression, token, operands);
    }
  }
}
