package org.zwicky.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.zwicky.metric.Goal;
import org.zwicky.metric.Metric;
import org.zwicky.study.Objective;

class LeaderboardTest {

  private static Leaderboard of(StudyFixture fixture) {
    return Leaderboard.of(fixture.study(), fixture.trials(), StudyFixture.NOW);
  }

  private static StudyFixture scores(double... macroF1) {
    StudyFixture fixture = new StudyFixture();
    for (double score : macroF1) {
      fixture.complete(Map.of("macroF1", score, "accuracy", 1 - score), Map.of());
    }
    return fixture;
  }

  @Test
  void ranksCompleteTrialsByTheObjectiveWithNaNLast() {
    Leaderboard board = of(scores(0.4, Double.NaN, 0.9, 0.6));

    assertThat(board.rows()).extracting(LeaderboardRow::number).containsExactly(3, 4, 1, 2);
    assertThat(board.rows())
        .extracting(LeaderboardRow::rank)
        .containsExactly(
            OptionalInt.of(1), OptionalInt.of(2), OptionalInt.of(3), OptionalInt.empty());
  }

  @Test
  void keepsEqualScoresInTheOrderOfTheirNumbersAndGivesThemOneRank() {
    Leaderboard board = of(scores(0.5, 0.7, 0.7, 0.5, 0.7));

    assertThat(board.rows()).extracting(LeaderboardRow::number).containsExactly(2, 3, 5, 1, 4);
    assertThat(board.rows().stream().map(r -> r.rank().getAsInt())).containsExactly(1, 1, 1, 4, 4);
  }

  @Test
  void putsTheUnfinishedAndTheStoppedBehindTheComplete() {
    Leaderboard board =
        of(new StudyFixture().failed("x").pruned("y").waiting().running().complete(1));

    assertThat(board.rows()).extracting(LeaderboardRow::number).containsExactly(5, 4, 3, 2, 1);
    assertThat(board.rows().stream().filter(r -> r.rank().isPresent())).hasSize(1);
  }

  @Test
  void ranksByAnyMetricInEitherDirection() {
    StudyFixture fixture = scores(0.4, 0.9, 0.6);

    Leaderboard up =
        Leaderboard.of(
            fixture.study(), fixture.trials(), "accuracy", Goal.MAXIMIZE, StudyFixture.NOW);
    Leaderboard down =
        Leaderboard.of(
            fixture.study(), fixture.trials(), "accuracy", Goal.MINIMIZE, StudyFixture.NOW);

    assertThat(up.rows()).extracting(LeaderboardRow::number).containsExactly(1, 3, 2);
    assertThat(down.rows()).extracting(LeaderboardRow::number).containsExactly(2, 3, 1);
  }

  @Test
  void ranksNothingByAMetricThatNoTrialHas() {
    StudyFixture fixture = scores(0.4, 0.9);

    Leaderboard board =
        Leaderboard.of(fixture.study(), fixture.trials(), "auc", Goal.MAXIMIZE, StudyFixture.NOW);

    assertThat(board.best()).isEmpty();
    assertThat(board.rows()).extracting(LeaderboardRow::number).containsExactly(1, 2);
  }

  @Test
  void minimisesALossByItself() {
    StudyFixture fixture =
        new StudyFixture()
            .objective(Metric.LOG_LOSS)
            .complete(Map.of("logLoss", 0.9), Map.of())
            .complete(Map.of("logLoss", 0.2), Map.of());

    assertThat(of(fixture).best()).map(LeaderboardRow::number).contains(2);
  }

  @Test
  void findsTheTrialThatAnotherMetricWouldPutFirst() {
    Leaderboard board = of(scores(0.4, Double.NaN, 0.9, 0.6));

    assertThat(board.bestBy("accuracy", Goal.MAXIMIZE).orElseThrow().number()).isEqualTo(1);
    assertThat(board.bestBy("accuracy", Goal.MINIMIZE).orElseThrow().number()).isEqualTo(3);
    assertThat(board.bestBy("auc", Goal.MAXIMIZE)).isEmpty();
  }

  @Test
  void namesTheClassThatIsFoundLeast() {
    LeaderboardRow row = of(new StudyFixture().complete(1)).rows().get(0);

    assertThat(row.worstClass().orElseThrow().support()).isIn(557L, 102L, 120L, 14L);
    assertThat(of(scores(0.3)).rows().get(0).worstClass()).isEmpty();
  }

  @Test
  void isEmptyButWholeWithoutTrials() {
    Leaderboard board = of(new StudyFixture());

    assertThat(board.rows()).isEmpty();
    assertThat(board.best()).isEmpty();
    assertThat(board.metrics()).containsExactly("accuracy", "macroF1", "balancedAccuracy");
  }

  @Test
  void showsOfCommandsTheMetricsThatTheyHaveWithTheObjectiveFirst() {
    StudyFixture fixture =
        new StudyFixture()
            .ofCommands(new Objective("rmse", Goal.MINIMIZE))
            .complete(Map.of("accuracy", 0.5, "rmse", 3.0), Map.of("a", 1))
            .complete(Map.of("slope", 9.0, "rmse", 2.0), Map.of("a", 2))
            .failed("it broke");
    Leaderboard board = of(fixture);

    assertThat(board.classifiers()).isFalse();
    assertThat(board.metrics().get(0)).isEqualTo("rmse");
    assertThat(board.foremost()).containsExactlyInAnyOrder("rmse", "accuracy", "slope");
    assertThat(board.rows()).extracting(LeaderboardRow::number).containsExactly(2, 1, 3);
  }

  @Test
  void knowsWhichWayOfEachMetricIsBetter() {
    StudyFixture fixture = scores(0.4);
    Leaderboard board =
        Leaderboard.of(
            fixture.study(), fixture.trials(), "myLoss", Goal.MINIMIZE, StudyFixture.NOW);

    assertThat(board.goalOf("myLoss")).isEqualTo(Goal.MINIMIZE);
    assertThat(board.goalOf("logLoss")).isEqualTo(Goal.MINIMIZE);
    assertThat(board.goalOf("macroF1")).isEqualTo(Goal.MAXIMIZE);
    assertThat(board.goalOf("unknown")).isEqualTo(Goal.MAXIMIZE);
    assertThat(board.goalOf("val_loss")).isEqualTo(Goal.MINIMIZE);
    assertThat(board.goalOf("rmse")).isEqualTo(Goal.MINIMIZE);
    assertThat(board.goalOf("terror level")).isEqualTo(Goal.MAXIMIZE);
  }
}
