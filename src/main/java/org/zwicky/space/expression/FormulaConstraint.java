package org.zwicky.space.expression;

import java.util.Map;
import java.util.Set;
import org.zwicky.space.Constraint;

/**
 * A constraint written as a formula that is true or false. Where it has no value, as where it
 * divides by zero, it is not fulfilled.
 */
public record FormulaConstraint(Formula formula) implements Constraint {

  @Override
  public Set<String> names() {
    return formula.parameters();
  }

  @Override
  public boolean holds(Map<String, Object> active) {
    try {
      return Boolean.TRUE.equals(formula.evaluate(active));
    } catch (ExpressionException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return formula.toString();
  }
}
