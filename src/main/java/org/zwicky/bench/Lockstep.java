package org.zwicky.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Phaser;
import java.util.function.Predicate;
import org.zwicky.study.Measurement;
import org.zwicky.study.TrialObserver;

/**
 * Lets several workers go through their epochs side by side: none begins the next before all have
 * ended the last, so that all of an epoch is measured while the others compute too. Thread-safe.
 */
final class Lockstep {

  private static final String ENOUGH = "all was measured";

  private final Predicate<List<Measurement>> enough;
  private final List<List<Measurement>> epochs = new ArrayList<>();
  private final Phaser epochEnds;
  private List<Measurement> current = new ArrayList<>();
  private boolean done;

  /**
   * @param workers how many take part
   * @param enough asked after each epoch, with what each worker measured in it; true ends the phase
   */
  Lockstep(int workers, Predicate<List<Measurement>> enough) {
    this.enough = enough;
    this.epochEnds =
        new Phaser(workers) {
          @Override
          protected boolean onAdvance(int phase, int registeredParties) {
            endEpoch();
            return registeredParties == 0;
          }
        };
  }

  /** What follows a worker's epochs: waits for the others. */
  TrialObserver observer() {
    return measurement -> {
      add(measurement);
      epochEnds.arriveAndAwaitAdvance();
      return isDone() ? Optional.of(ENOUGH) : Optional.empty();
    };
  }

  /** To be called once for each worker that ends; the others no longer wait for it, but stop. */
  void leave() {
    synchronized (this) {
      done = true;
    }
    epochEnds.arriveAndDeregister();
  }

  /** By epoch, what each worker measured. */
  synchronized List<List<Measurement>> epochs() {
    return List.copyOf(epochs);
  }

  private synchronized void add(Measurement measurement) {
    current.add(measurement);
  }

  private synchronized boolean isDone() {
    return done;
  }

  private synchronized void endEpoch() {
    if (!done) {
      epochs.add(List.copyOf(current));
      done = enough.test(current);
    }
    current = new ArrayList<>();
  }
}
