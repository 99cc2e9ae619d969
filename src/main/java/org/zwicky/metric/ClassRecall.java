package org.zwicky.metric;

/**
 * The recall of one class: see {@link ClassMetrics#recall()}.
 *
 * @param index the class, from 0
 * @param className its name
 */
public record ClassRecall(int index, String className) implements Score {

  /** What its key begins with; the name of the class follows. */
  public static final String PREFIX = "recall:";

  @Override
  public String key() {
    return PREFIX + className;
  }

  @Override
  public boolean isMaximizedByDefault() {
    return true;
  }

  @Override
  public double of(Scores scores) {
    return scores.classification().perClass().get(index).recall();
  }
}
