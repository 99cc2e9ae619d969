package org.zwicky.search.gp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zwicky.space.Assignment;
import org.zwicky.space.ConstantParameter;
import org.zwicky.space.Parameter;
import org.zwicky.space.SearchSpace;

/**
 * A search space's assignments as points: one {@link Column} a parameter that has more than one
 * value. Parameters that are switched off stand in the middle, or at a category of their own, so
 * that equal assignments are equal points. Immutable.
 */
final class Encoding {

  private final SearchSpace space;
  private final List<Column> columns;
  private final Map<String, Integer> positions = new HashMap<>();

  Encoding(SearchSpace space) {
    this.space = space;
    this.columns = space.parameters().stream().filter(Encoding::varies).map(Column::new).toList();
    columns.forEach(column -> positions.put(column.parameter().name(), positions.size()));
  }

  private static boolean varies(Parameter parameter) {
    return !(parameter instanceof ConstantParameter) && parameter.count().orElse(2) > 1;
  }

  SearchSpace space() {
    return space;
  }

  List<Column> columns() {
    return columns;
  }

  boolean[] categorical() {
    boolean[] categorical = new boolean[columns.size()];
    for (int k = 0; k < categorical.length; k++) {
      categorical[k] = columns.get(k).isCategorical();
    }
    return categorical;
  }

  /**
   * The point of an assignment, which may be one of a space that this one was made from: parameters
   * that it lacks count as switched off.
   *
   * @return empty if it has a value that its parameter cannot take
   */
  Optional<double[]> encode(Assignment assignment) {
    double[] point = new double[columns.size()];
    for (int k = 0; k < point.length; k++) {
      Column column = columns.get(k);
      Optional<Object> value = assignment.get(column.parameter().name());
      if (value.isPresent() && !column.parameter().contains(value.get())) {
        return Optional.empty();
      }
      point[k] = value.isPresent() ? column.encode(value.get()) : column.absent();
    }
    return Optional.of(point);
  }

  /**
   * The assignment at a point; coordinates of parameters that it switches off are not looked at.
   */
  Assignment decode(double[] point) {
    return space.assign(
        parameter ->
            positions.containsKey(parameter.name())
                ? columns
                    .get(positions.get(parameter.name()))
                    .decode(point[positions.get(parameter.name())])
                : parameter.atCoordinate(0));
  }

  /** The point of the assignment at a point. */
  double[] canonical(double[] point) {
    return encode(decode(point)).orElseThrow();
  }

  boolean isActive(int column, Assignment assignment) {
    return assignment.isActive(columns.get(column).parameter().name());
  }
}
