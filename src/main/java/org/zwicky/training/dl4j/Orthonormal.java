package org.zwicky.training.dl4j;

/** Makes the rows or columns of a matrix orthonormal. */
final class Orthonormal {

  /**
   * A vector that loses more of its length than this is cleared of what rounding left once more.
   */
  private static final double ENOUGH = 0.5;

  private Orthonormal() {}

  /**
   * The rows, or the columns where they are fewer, orthonormalised in their order by the modified
   * Gram-Schmidt process (Golub and Van Loan, <i>Matrix Computations</i>, section 5.2.8).
   *
   * @param matrix of full rank, as random ones are
   */
  static double[][] of(double[][] matrix) {
    return matrix.length <= matrix[0].length ? rows(matrix) : transposed(rows(transposed(matrix)));
  }

  private static double[][] rows(double[][] matrix) {
    double[][] rows = new double[matrix.length][];
    for (int i = 0; i < rows.length; i++) {
      double[] row = matrix[i].clone();
      double before = Math.sqrt(dot(row, row));
      subtract(rows, i, row);
      if (Math.sqrt(dot(row, row)) < ENOUGH * before) {
        subtract(rows, i, row);
      }
      double length = Math.sqrt(dot(row, row));
      for (int k = 0; k < row.length; k++) {
        row[k] /= length;
      }
      rows[i] = row;
    }
    return rows;
  }

  /** Takes the directions of the first rows out of a vector. */
  private static void subtract(double[][] rows, int count, double[] vector) {
    for (int j = 0; j < count; j++) {
      double share = dot(rows[j], vector);
      for (int k = 0; k < vector.length; k++) {
        vector[k] -= share * rows[j][k];
      }
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double[][] transposed(double[][] matrix) {
    double[][] result = new double[matrix[0].length][matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < matrix[i].length; j++) {
        result[j][i] = matrix[i][j];
      }
    }
    return result;
  }
}
