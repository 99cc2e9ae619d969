package org.zwicky.space.expression;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** The functions of expressions. */
enum Function {
  ABS(1, 1, n -> n.get(0).abs()),
  CEIL(1, 1, n -> n.get(0).setScale(0, RoundingMode.CEILING)),
  EXP(real(Math::exp)),
  FLOOR(1, 1, n -> n.get(0).setScale(0, RoundingMode.FLOOR)),
  /** One of two values; the other is not looked at. */
  IF(3, 3, null) {
    @Override
    Object apply(List<Node> arguments, Map<String, Object> values) {
      boolean condition = Kinds.flag(sign(), arguments.get(0).evaluate(values));
      return arguments.get(condition ? 1 : 2).evaluate(values);
    }
  },
  /** The values in brackets after "in". */
  LIST(1, Integer.MAX_VALUE, null) {
    @Override
    Object apply(List<Node> arguments, Map<String, Object> values) {
      return arguments.stream().map(argument -> argument.evaluate(values)).toList();
    }
  },
  LOG(real(Math::log)),
  LOG10(real(Math::log10)),
  LOG2(real(number -> Math.log(number) / Math.log(2))),
  MAX(1, Integer.MAX_VALUE, n -> n.stream().reduce(BigDecimal::max).orElseThrow()),
  MIN(1, Integer.MAX_VALUE, n -> n.stream().reduce(BigDecimal::min).orElseThrow()),
  POW(2, 2, n -> decimal(Math.pow(n.get(0).doubleValue(), n.get(1).doubleValue()))),
  ROUND(1, 2, Function::round),
  SQRT(real(Math::sqrt));

  /** What people can call, in alphabetical order. */
  static final List<String> NAMES =
      Arrays.stream(values()).filter(each -> each != LIST).map(Function::sign).toList();

  /** What a function makes of its arguments. */
  @FunctionalInterface
  private interface Body {
    BigDecimal apply(List<BigDecimal> numbers);
  }

  private final int least;
  private final int most;
  private final Body body;

  Function(int least, int most, Body body) {
    this.least = least;
    this.most = most;
    this.body = body;
  }

  Function(Body body) {
    this(1, 1, body);
  }

  /** The function of that name, which is one of {@link #NAMES} or the list. */
  static Function named(String sign) {
    return Arrays.stream(values())
        .filter(each -> each.sign().equals(sign))
        .findFirst()
        .orElseThrow();
  }

  /** As it is written. */
  String sign() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it takes so many arguments. */
  boolean takes(int arguments) {
    return arguments >= least && arguments <= most;
  }

  /** How many arguments it takes, in words. */
  String arity() {
    if (least == most) {
      return Integer.toString(least);
    }
    return least + (most == Integer.MAX_VALUE ? " or more" : " or " + most);
  }

  /** Its value. */
  Object apply(List<Node> arguments, Map<String, Object> values) {
    List<BigDecimal> numbers =
        arguments.stream()
            .map(argument -> Kinds.number(sign(), argument.evaluate(values)))
            .toList();
    try {
      return body.apply(numbers);
    } catch (ArithmeticException | NumberFormatException e) {
      throw new ExpressionException(
          "%s of %s does not exist"
              .formatted(sign(), numbers.get(0).stripTrailingZeros().toPlainString()),
          0);
    }
  }

  private static Body real(DoubleUnaryOperator function) {
    return numbers -> decimal(function.applyAsDouble(numbers.get(0).doubleValue()));
  }

  private static BigDecimal decimal(double number) {
    return BigDecimal.valueOf(number);
  }

  /** Half up, to a number of decimals. */
  private static BigDecimal round(List<BigDecimal> numbers) {
    int decimals = numbers.size() == 1 ? 0 : Math.max(-99, Math.min(99, numbers.get(1).intValue()));
    return numbers.get(0).setScale(decimals, RoundingMode.HALF_UP);
  }
}
