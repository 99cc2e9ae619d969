package org.zwicky.training.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SyncBudgetTest {

  private long clock = 1_000;
  private final SyncBudget budget = new SyncBudget(() -> clock);

  @Test
  void spendsAFiftiethOfTheTime() {
    assertThat(budget.isDue()).isTrue();
    spend(10);

    clock += 499;
    assertThat(budget.isDue()).isFalse();
    clock += 1;
    assertThat(budget.isDue()).isTrue();
    spend(2);
    clock += 100;
    assertThat(budget.isDue()).isTrue();
  }

  private void spend(long nanos) {
    long begin = budget.now();
    clock += nanos;
    budget.spent(begin);
  }
}
