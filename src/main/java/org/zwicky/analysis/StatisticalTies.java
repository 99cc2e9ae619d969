package org.zwicky.analysis;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.zwicky.metric.ConfidenceInterval;
import org.zwicky.metric.McNemar;
import org.zwicky.metric.Metric;
import org.zwicky.metric.Replicates;
import org.zwicky.metric.Score;
import org.zwicky.metric.Scores;
import org.zwicky.metric.StratifiedDraws;

/**
 * Which trials the validation images can't tell from the best one: a stratified bootstrap over
 * their stored answers, in which every trial is measured on the same drawn images. Immutable.
 *
 * @param resamples how often the images were drawn; 0 where there are no answers
 * @param images how many they are
 * @param best the trial that all others are compared with: of those with answers the best by the
 *     objective; empty where none has any
 * @param pooled whether scores are means over folds, while intervals are of the answers of all
 *     folds together
 * @param trials by number
 */
public record StatisticalTies(
    int resamples,
    int images,
    OptionalInt best,
    boolean pooled,
    Map<Integer, TrialIntervals> trials) {

  /** Of a study without answers. */
  public static final StatisticalTies NONE =
      new StatisticalTies(0, 0, OptionalInt.empty(), false, Map.of());

  /** Share of the intervals. */
  public static final double LEVEL = 0.95;

  /** Draws of the images, where there is time for as many. */
  static final int RESAMPLES = 2000;

  private static final int FEWEST_RESAMPLES = 200;
  // Steps of a few tenths of a nanosecond each: samples × draws × what a score needs of each.
  private static final double STEPS = 3e10;
  private static final double BYTES = 2.5e8;
  static final long SEED = 20_240_229;

  private static final double ROUNDING = 1e-9;

  /**
   * Compares the trials that have answers.
   *
   * @return {@link #NONE} where there are none
   */
  static StatisticalTies of(Leaderboard leaderboard, ValidationAnswers answers) {
    Set<Integer> known = Set.copyOf(answers.trials());
    List<LeaderboardRow> rows =
        leaderboard.rows().stream()
            .filter(row -> row.rank().isPresent() && known.contains(row.number()))
            .toList();
    Optional<Score> objective = Score.named(leaderboard.metric(), answers.classNames());
    if (rows.isEmpty() || objective.isEmpty() || answers.labels().length == 0) {
      return NONE;
    }
    Set<Score> scores = new LinkedHashSet<>(Metric.foremost());
    scores.add(objective.get());
    StratifiedDraws draws =
        StratifiedDraws.of(
            answers.labels(),
            answers.classes(),
            resamples(rows.size(), answers, objective.get()),
            SEED);
    return new Comparison(leaderboard, answers, draws, List.copyOf(scores), objective.get())
        .of(rows);
  }

  /** As many as two processors get through in some ten seconds. */
  private static int resamples(int trials, ValidationAnswers answers, Score objective) {
    double images = answers.labels().length;
    double steps = objective instanceof Metric metric ? metric.steps(answers.classes()) : 1;
    double most = Math.min(STEPS / (trials * images * steps), BYTES / images);
    return (int) Math.max(FEWEST_RESAMPLES, Math.min(RESAMPLES, most));
  }

  /** What is known of a trial. */
  public TrialIntervals of(int trial) {
    return trials.getOrDefault(trial, TrialIntervals.NONE);
  }

  /** Whether that trial can't be told from the best; the best itself is no tie. */
  public boolean isTied(int trial) {
    return of(trial).againstBest().filter(BestComparison::tied).isPresent();
  }

  /** Numbers of the trials that can't be told from the best, which is not among them. */
  public List<Integer> tied() {
    return trials.keySet().stream().filter(this::isTied).toList();
  }

  /** How many trials were compared with the best. */
  public int compared() {
    return (int) trials.values().stream().filter(t -> t.againstBest().isPresent()).count();
  }

  private record Comparison(
      Leaderboard leaderboard,
      ValidationAnswers answers,
      StratifiedDraws draws,
      List<Score> scores,
      Score objective) {

    StatisticalTies of(List<LeaderboardRow> rows) {
      int best = rows.get(0).number();
      Replicates ofBest = Replicates.of(draws, answers.probabilities(best), scores);
      double sign = leaderboard.goal().isBetter(1, 0) ? 1 : -1;
      int[] bestAnswers = answers.predictions(best);
      Map<Integer, TrialIntervals> found =
          rows.parallelStream()
              .collect(
                  Collectors.toConcurrentMap(
                      LeaderboardRow::number,
                      row -> {
                        int trial = row.number();
                        if (trial == best) {
                          return new TrialIntervals(intervals(ofBest), Optional.empty());
                        }
                        Replicates own = Replicates.of(draws, answers.probabilities(trial), scores);
                        double[] behind = ofBest.minus(own, objective);
                        for (int r = 0; r < behind.length; r++) {
                          behind[r] *= sign;
                        }
                        return new TrialIntervals(
                            intervals(own),
                            Replicates.percentiles(behind, LEVEL)
                                .map(
                                    interval ->
                                        new BestComparison(
                                            sign * (rows.get(0).score() - row.score()),
                                            interval,
                                            p(behind),
                                            accuracyP(bestAnswers, answers.predictions(trial)))));
                      }));
      Map<Integer, TrialIntervals> ranked = new LinkedHashMap<>();
      rows.forEach(row -> ranked.put(row.number(), found.get(row.number())));
      boolean pooled =
          rows.stream()
              .limit(20)
              .anyMatch(row -> Math.abs(row.score() - score(row.number())) > ROUNDING);
      return new StatisticalTies(
          draws.resamples(), draws.samples(), OptionalInt.of(best), pooled, ranked);
    }

    private Map<String, ConfidenceInterval> intervals(Replicates replicates) {
      Map<String, ConfidenceInterval> intervals = new LinkedHashMap<>();
      for (Score score : scores) {
        replicates.interval(score, LEVEL).ifPresent(i -> intervals.put(score.key(), i));
      }
      return intervals;
    }

    private double score(int trial) {
      return objective.of(Scores.of(answers.labels(), answers.probabilities(trial)));
    }

    private double accuracyP(int[] first, int[] second) {
      int onlyFirst = 0;
      int onlySecond = 0;
      int[] labels = answers.labels();
      for (int i = 0; i < labels.length; i++) {
        boolean firstRight = first[i] == labels[i];
        boolean secondRight = second[i] == labels[i];
        onlyFirst += firstRight && !secondRight ? 1 : 0;
        onlySecond += secondRight && !firstRight ? 1 : 0;
      }
      return McNemar.exact(onlyFirst, onlySecond);
    }

    private static double p(double[] differences) {
      int notAbove = 0;
      int notBelow = 0;
      for (double difference : differences) {
        notAbove += difference <= 0 ? 1 : 0;
        notBelow += difference >= 0 ? 1 : 0;
      }
      return Math.min(1, 2.0 * (Math.min(notAbove, notBelow) + 1) / (differences.length + 1));
    }
  }
}
