package org.zwicky.app.progress;

import org.zwicky.finals.FinalistListener;
import org.zwicky.study.SweepListener;

/**
 * Follows a sweep from its preparation to its finalists, to show it to people. Called from several
 * threads.
 */
public interface SweepObserver extends SweepListener {

  /** Something that people are to know, before, during or after the trials; one sentence. */
  void note(String message);

  /** The trials begin, or go on. */
  void begin(SweepOutline sweep);

  /**
   * The finalists are trained again.
   *
   * @return follows their training
   */
  FinalistListener beginFinalists(FinalistOutline finalists);
}
