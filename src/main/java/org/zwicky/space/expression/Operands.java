package org.zwicky.space.expression;

import java.util.List;
import java.util.Map;

/**
 * What an operator works on: evaluated when it is looked at.
 *
 * @param nodes one or two
 * @param values of the parameters by name
 */
record Operands(List<Node> nodes, Map<String, Object> values) {

  /** The value of one. */
  Object get(int index) {
    return nodes.get(index).evaluate(values);
  }

  /**
   * Whether both are the same.
   *
   * @throws ExpressionException if it makes no sense to ask
   */
  boolean areSame() {
    return Kinds.requireSame(get(0), get(1));
  }
}
