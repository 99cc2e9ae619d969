package org.zwicky.space.expression;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.zwicky.space.Values;

/**
 * A part of an expression. Values are {@link BigDecimal}, {@link Boolean}, {@link String}, lists
 * and maps of them. Immutable.
 */
sealed interface Node {

  /**
   * Its value.
   *
   * @param values of the parameters by name
   * @throws ExpressionException if it has none
   */
  Object evaluate(Map<String, Object> values);

  /** What stands there itself. */
  record Literal(Object value) implements Node {

    @Override
    public Object evaluate(Map<String, Object> values) {
      return value;
    }
  }

  /**
   * A parameter, or a member of one.
   *
   * @param path its name, members after dots
   */
  record Name(String path) implements Node {

    @Override
    public Object evaluate(Map<String, Object> values) {
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
      return Kinds.of(value);
    }
  }

  /** An operator before or between what it works on. */
  record Operation(Operator operator, List<Node> operands) implements Node {

    @Override
    public Object evaluate(Map<String, Object> values) {
      return operator.apply(operands, values);
    }
  }

  /** A function of arguments. */
  record Call(Function function, List<Node> arguments) implements Node {

    @Override
    public Object evaluate(Map<String, Object> values) {
      return function.apply(arguments, values);
    }
  }
}
