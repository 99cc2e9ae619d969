package org.zwicky.search.tpe;

import org.zwicky.space.BooleanParameter;
import org.zwicky.space.ChoiceParameter;
import org.zwicky.space.Parameter;

/** One parameter as a number: where its values lie, and which value lies where. Immutable. */
sealed interface Axis permits NumericAxis, CategoricalAxis {

  /** The axis of any parameter but a constant. */
  static Axis of(Parameter parameter) {
    return parameter instanceof ChoiceParameter || parameter instanceof BooleanParameter
        ? CategoricalAxis.of(parameter)
        : NumericAxis.of(parameter);
  }

  /** The parameter's name. */
  String name();

  /** Where a value of the parameter lies. */
  double position(Object value);

  /** The value that lies nearest. */
  Object value(double position);

  /**
   * A kernel at each observed position, and after them the prior's.
   *
   * @param positions of observed values
   */
  Kernels kernels(double[] positions);
}
