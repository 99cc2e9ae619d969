package org.zwicky.prune;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrunerDescriptionTest {

  @Test
  void namesThePrunerAndItsRule() {
    assertThat(new NoPruner().description()).isEqualTo("none");
    assertThat(new SuccessiveHalving(2, 3).description())
        .isEqualTo("asha: the top third go on after epochs 2, 6, 18, …");
    assertThat(new Hyperband(1, 9, 3, 1).description())
        .isEqualTo("hyperband: 3 brackets, in each of which the top third go on after a rung");
    assertThat(new MedianPruner(5, 2, 1).description())
        .isEqualTo("median: the better half go on after each epoch from 3 on");
    assertThat(new PatientPruner(3, 0, new MedianPruner(5, 0, 1)).description())
        .isEqualTo(
            "patient: after 3 epochs without gain, median: the better half go on after each epoch from 1 on");
  }
}
