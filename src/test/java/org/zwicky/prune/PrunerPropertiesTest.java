package org.zwicky.prune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zwicky.prune.Curves.complete;
import static org.zwicky.prune.Curves.history;
import static org.zwicky.prune.Curves.others;
import static org.zwicky.prune.Curves.running;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.zwicky.PropertySeed;

/** What holds of the pruners here, beyond what every pruner promises. */
class PrunerPropertiesTest {

  static final List<Pruner> PRUNERS =
      List.of(
          new NoPruner(),
          new MedianPruner(1, 0, 1),
          new MedianPruner(3, 2, 2),
          new SuccessiveHalving(1, 2),
          new SuccessiveHalving(2, 3),
          new Hyperband(1, 9, 3, 5),
          new PatientPruner(1, 0, new SuccessiveHalving(1, 2)),
          new PatientPruner(2, 0.1, new MedianPruner(1, 0, 1)));

  @Provide
  Arbitrary<Pruner> pruners() {
    return Arbitraries.of(PRUNERS);
  }

  /** But for a patient one, which asks whether it gains: a better epoch earlier makes it stall. */
  @Property(tries = 300, seed = PropertySeed.SEED)
  void neverPrunesABetterTrialWhereItSparesAWorse(
      @ForAll("pruners") Pruner pruner,
      @ForAll long seed,
      @ForAll @IntRange(max = Curves.EPOCHS - 1) int raised) {
    List<Curve> curves = Curves.drawn(new Random(seed));
    Curve worse = curves.remove(0);
    Curve better = Curve.of(worse.trial());
    for (int epoch = 1; epoch <= worse.lastEpoch(); epoch++) {
      double value = worse.at(epoch).getAsDouble();
      better = better.with(epoch, epoch - 1 == raised ? value + 0.3 : value);
    }
    CurveHistory history = new CurveHistory("m", Better.HIGHER, curves);
    if (!(pruner instanceof PatientPruner) && !pruner.decide(history, worse).prunes()) {
      assertThat(pruner.decide(history, better).prunes()).isFalse();
    }
  }

  @Property(tries = 300, seed = PropertySeed.SEED)
  void keepsAtLeastTheShareOfThoseAtARung(
      @ForAll @IntRange(min = 2, max = 5) int reduction,
      @ForAll @IntRange(min = 1, max = 30) int trials,
      @ForAll long seed) {
    Random random = new Random(seed);
    List<Curve> curves = new ArrayList<>();
    for (int i = 1; i <= trials; i++) {
      curves.add(running(i, random.nextInt(5), random.nextInt(5)));
    }
    long kept =
        curves.stream()
            .filter(
                curve ->
                    !new SuccessiveHalving(2, reduction)
                        .decide(others(Better.HIGHER, curves, curve), curve)
                        .prunes())
            .count();

    assertThat(kept).isGreaterThanOrEqualTo(Math.max(1, trials / reduction));
  }

  @Test
  void prunesWhatIsNotANumber() {
    SoftAssertions softly = new SoftAssertions();
    for (Pruner pruner : PRUNERS) {
      Decision decision = pruner.decide(history(Better.HIGHER), running(1, 0.4, Double.NaN));
      softly
          .assertThat(decision.prunes())
          .as("%s", pruner)
          .isEqualTo(!(pruner instanceof NoPruner));
      softly
          .assertThat(
              pruner
                  .decide(
                      history(
                          Better.HIGHER,
                          complete(1, Double.NaN, Double.NaN),
                          complete(2, Double.NaN, Double.NaN)),
                      running(3, 0.1, 0.1))
                  .prunes())
          .as("%s among others that are none", pruner)
          .isFalse();
    }
    softly.assertAll();
  }
}
