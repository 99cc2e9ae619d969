package org.zwicky.space.expression;

import com.ezylang.evalex.EvaluationException;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.parser.Token;
import java.math.BigDecimal;
import java.util.List;
import org.zwicky.space.Values;

/** Takes values as what they are: nothing is converted, so that a slip is found. */
final class Operands {

  /** Before the decimal point; what has more is no 64-bit number anyway. */
  private static final int MAX_DIGITS = 400;

  private Operands() {}

  static BigDecimal number(Token token, EvaluationValue value) throws EvaluationException {
    if (!value.isNumberValue()) {
      throw misfit(token, "numbers", value);
    }
    BigDecimal number = value.getNumberValue();
    if (number.precision() - (long) number.scale() > MAX_DIGITS) {
      throw new EvaluationException(token, "a number is too large");
    }
    return number;
  }

  static boolean flag(Token token, EvaluationValue value) throws EvaluationException {
    if (!value.isBooleanValue()) {
      throw misfit(token, "true or false", value);
    }
    return value.getBooleanValue();
  }

  static List<EvaluationValue> list(Token token, EvaluationValue value) throws EvaluationException {
    if (!value.isArrayValue()) {
      throw misfit(token, "a list in brackets after it", value);
    }
    return value.getArrayValue();
  }

  /** Whether two values are the same; numbers by size, whatever their decimals. */
  static boolean same(EvaluationValue a, EvaluationValue b) {
    if (a.isNumberValue() && b.isNumberValue()) {
      return a.getNumberValue().compareTo(b.getNumberValue()) == 0;
    }
    return a.getDataType() == b.getDataType() && a.getValue().equals(b.getValue());
  }

  /** Whether it makes sense to ask if they are the same. */
  static void requireSameKind(Token token, EvaluationValue a, EvaluationValue b)
      throws EvaluationException {
    if (a.getDataType() != b.getDataType()) {
      throw new EvaluationException(token, "%s is compared with %s".formatted(show(a), show(b)));
    }
  }

  private static EvaluationException misfit(Token token, String wanted, EvaluationValue value) {
    String sign =
        switch (token.getValue()) {
          case "&&" -> "and";
          case "||" -> "or";
          case "!", "~" -> "not";
          case "@", "#" -> "in";
          default -> token.getValue();
        };
    return new EvaluationException(
        token, "\"%s\" takes %s, not %s".formatted(sign, wanted, show(value)));
  }

  private static String show(EvaluationValue value) {
    if (value.isNumberValue()) {
      return Values.text(Values.plain(value.getNumberValue().doubleValue()));
    }
    if (value.isStringValue()) {
      return "\"" + value.getStringValue() + "\"";
    }
    if (value.isArrayValue()) {
      return "a list";
    }
    return value.isStructureValue() ? "an object" : String.valueOf(value.getValue());
  }
}
