package org.zwicky.search.gp;

import java.util.List;

/**
 * Points of the encoded space, stored by column, so that distances to all of them are computed in
 * loops over neighbouring numbers. Immutable by convention: nobody writes into its arrays.
 */
final class Points {

  private final double[][] columns;
  private final boolean[] categorical;
  private final int size;

  /**
   * @param rows the points, each one coordinate a dimension
   * @param categorical for each dimension, whether its coordinate is the index of a category
   */
  Points(List<double[]> rows, boolean[] categorical) {
    this.categorical = categorical;
    this.size = rows.size();
    this.columns = new double[categorical.length][size];
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < categorical.length; k++) {
        columns[k][i] = rows.get(i)[k];
      }
    }
  }

  /** Other points of the same space. */
  Points withRows(List<double[]> rows) {
    return new Points(rows, categorical);
  }

  int size() {
    return size;
  }

  int dimensions() {
    return categorical.length;
  }

  boolean isCategorical(int dimension) {
    return categorical[dimension];
  }

  /** The coordinates of all points in one dimension. */
  double[] column(int dimension) {
    return columns[dimension];
  }

  double[] row(int index) {
    double[] row = new double[columns.length];
    for (int k = 0; k < row.length; k++) {
      row[k] = columns[k][index];
    }
    return row;
  }

  /**
   * Adds {@code weight} times the squared distance in one dimension, 1 for different categories, to
   * each of the first {@code count} sums.
   */
  void addSquaredDistances(int dimension, double from, double weight, int count, double[] sums) {
    double[] column = columns[dimension];
    if (categorical[dimension]) {
      for (int j = 0; j < count; j++) {
        sums[j] += column[j] == from ? 0 : weight;
      }
    } else {
      for (int j = 0; j < count; j++) {
        double difference = column[j] - from;
        sums[j] += weight * difference * difference;
      }
    }
  }

  /**
   * Adds each of the first {@code count} factors times the squared distance in one dimension to the
   * sum beside it.
   */
  void addScaledDistances(int dimension, double from, double[] factors, int count, double[] sums) {
    double[] column = columns[dimension];
    if (categorical[dimension]) {
      for (int j = 0; j < count; j++) {
        sums[j] += column[j] == from ? 0 : factors[j];
      }
    } else {
      for (int j = 0; j < count; j++) {
        double difference = column[j] - from;
        sums[j] += factors[j] * difference * difference;
      }
    }
  }
}
