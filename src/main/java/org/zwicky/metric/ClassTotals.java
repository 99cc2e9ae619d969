package org.zwicky.metric;

/**
 * All that the scores of predicted classes depend on: how many samples each class has, is predicted
 * as, and is right with. A buffer that its owner fills again and again; not safe for several
 * threads.
 */
final class ClassTotals {

  final long[] hits;
  final long[] support;
  final long[] predicted;

  ClassTotals(int classes) {
    hits = new long[classes];
    support = new long[classes];
    predicted = new long[classes];
  }

  static ClassTotals of(ConfusionMatrix matrix) {
    ClassTotals totals = new ClassTotals(matrix.classes());
    for (int k = 0; k < matrix.classes(); k++) {
      totals.hits[k] = matrix.count(k, k);
      totals.support[k] = matrix.support(k);
      totals.predicted[k] = matrix.predicted(k);
    }
    return totals;
  }

  /** The score, of which {@link #suffice} holds; NaN where it is not defined. */
  double score(Score score) {
    if (score instanceof ClassRecall recall) {
      return present(recall.index()) ? recall(recall.index()) : Double.NaN;
    }
    if (score instanceof LargeClassesF1 large) {
      return macroF1(large.minImages());
    }
    return ((Metric) score).formula().of(this);
  }

  /** Whether a score asks of predictions nothing but their classes. */
  static boolean suffice(Score score) {
    return !(score instanceof Metric metric) || metric.isOfClasses();
  }

  int classes() {
    return hits.length;
  }

  long total() {
    return sum(support);
  }

  long allHits() {
    return sum(hits);
  }

  boolean present(int index) {
    return support[index] + predicted[index] > 0;
  }

  double recall(int index) {
    return support[index] == 0 ? 0 : (double) hits[index] / support[index];
  }

  double f1(int index) {
    return 2.0 * hits[index] / (support[index] + predicted[index]);
  }

  double accuracy() {
    return (double) allHits() / total();
  }

  /** Over the classes that are present and have that many samples; NaN if there is none. */
  double macroF1(int minSupport) {
    double sum = 0;
    int counted = 0;
    for (int k = 0; k < hits.length; k++) {
      if (support[k] >= minSupport && present(k)) {
        sum += f1(k);
        counted++;
      }
    }
    return sum / counted;
  }

  double weightedF1() {
    double sum = 0;
    for (int k = 0; k < hits.length; k++) {
      sum += support[k] == 0 ? 0 : f1(k) * support[k];
    }
    return sum / total();
  }

  double balancedAccuracy() {
    double sum = 0;
    for (int k = 0; k < hits.length; k++) {
      sum += recall(k);
    }
    return sum / supported();
  }

  double worstRecall() {
    double worst = 1;
    for (int k = 0; k < hits.length; k++) {
      worst = support[k] == 0 ? worst : Math.min(worst, recall(k));
    }
    return worst;
  }

  double geometricMean() {
    double sum = 0;
    for (int k = 0; k < hits.length; k++) {
      sum += support[k] == 0 ? 0 : Math.log(recall(k));
    }
    return Math.exp(sum / supported());
  }

  private int supported() {
    int supported = 0;
    for (long each : support) {
      supported += each > 0 ? 1 : 0;
    }
    return supported;
  }

  private static long sum(long[] values) {
    long sum = 0;
    for (long value : values) {
      sum += value;
    }
    return sum;
  }
}
