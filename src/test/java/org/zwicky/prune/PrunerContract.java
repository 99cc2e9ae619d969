package org.zwicky.prune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zwicky.prune.Curves.others;
import static org.zwicky.prune.Curves.running;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every pruner promises. Extend it to test one of your own. */
public abstract class PrunerContract {

  /** Histories that each test draws. */
  private static final int HISTORIES = 300;

  /** The pruner, made anew for every history. */
  protected abstract Pruner pruner();

  /** From which the histories are drawn. */
  protected long seed() {
    return 1;
  }

  @Test
  void neverPrunesATrialThatIsAheadAtEveryEpoch() {
    for (long drawn : draws()) {
      Random random = new Random(drawn);
      for (Better better : Better.values()) {
        List<Curve> curves = Curves.drawn(random);
        double[] best = new double[1 + random.nextInt(Curves.EPOCHS)];
        Arrays.fill(best, better == Better.HIGHER ? 2 : -2);
        Curve ahead = running(99, best);

        assertThat(pruner().decide(others(better, curves, ahead), ahead).prunes())
            .as("drawn from %d", drawn)
            .isFalse();
      }
    }
  }

  @Test
  void decidesTheSameWheneverItIsAskedAndInWhateverOrderTheOthersStand() {
    for (long drawn : draws()) {
      Random random = new Random(drawn);
      for (Better better : Better.values()) {
        List<Curve> curves = Curves.drawn(random);
        Curve judged = curves.remove(0);
        Pruner pruner = pruner();
        Decision decision = pruner.decide(new CurveHistory("m", better, curves), judged);
        Collections.shuffle(curves, random);

        assertThat(pruner.decide(new CurveHistory("m", better, curves), judged))
            .as("drawn from %d", drawn)
            .isEqualTo(decision);
        assertThat(decision.reason()).isNotBlank();
      }
    }
  }

  @Test
  void isMirroredByTheOtherGoal() {
    for (long drawn : draws()) {
      Random random = new Random(drawn);
      List<Curve> curves = Curves.drawn(random);
      Curve judged = curves.remove(0);
      List<Curve> mirrored = curves.stream().map(Curves::negated).toList();

      assertThat(
              pruner()
                  .decide(new CurveHistory("m", Better.LOWER, mirrored), Curves.negated(judged))
                  .prunes())
          .as("drawn from %d", drawn)
          .isEqualTo(
              pruner().decide(new CurveHistory("m", Better.HIGHER, curves), judged).prunes());
    }
  }

  private long[] draws() {
    return new Random(seed()).longs(HISTORIES).toArray();
  }
}
