package org.zwicky.spacefile;

import java.util.ArrayList;
import java.util.List;
import org.zwicky.space.IntParameter;
import org.zwicky.space.Parameter;
import org.zwicky.space.SearchSpace;
import org.zwicky.space.UniformParameter;
import org.zwicky.space.Values;

/** Says which ranges end before their end, since their step doesn't lead there. */
final class StepRemarks {

  private static final double TOLERANCE = 1e-9;

  private StepRemarks() {}

  /** A sentence for each. */
  static List<String> of(SearchSpace space) {
    List<String> remarks = new ArrayList<>();
    for (Parameter parameter : space.parameters()) {
      if (parameter instanceof IntParameter range
          && (range.high() - range.low()) % range.step() != 0) {
        remarks.add(text(range.name(), range.low(), range.high(), range.step(), last(range)));
      } else if (parameter instanceof UniformParameter range && range.step().isPresent()) {
        double last = (Double) last(range);
        if (range.high() - last > TOLERANCE * (range.high() - range.low())) {
          remarks.add(
              text(range.name(), range.low(), range.high(), range.step().getAsDouble(), last));
        }
      }
    }
    return remarks;
  }

  private static Object last(Parameter parameter) {
    return parameter.valueAt(parameter.count().orElseThrow() - 1);
  }

  private static String text(String name, Object low, Object high, Object step, Object last) {
    return "%s: steps of %s from %s never come to %s; the last value is %s. Let the range end there, or give a step that divides it."
        .formatted(
            Pointers.child("/parameters", name),
            Values.text(step),
            Values.text(low),
            Values.text(high),
            Values.text(last));
  }
}
