package org.zwicky.search.tpe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.zwicky.search.History;
import org.zwicky.search.Observation;
import org.zwicky.search.Observation.Status;
import org.zwicky.search.Sampler;
import org.zwicky.search.SobolSampler;
import org.zwicky.search.UntriedAssignments;
import org.zwicky.space.Assignment;
import org.zwicky.space.ConstantParameter;
import org.zwicky.space.Parameter;
import org.zwicky.space.SearchSpace;

/**
 * The tree-structured Parzen estimator (Bergstra, Bardenet, Bengio and Kégl, Algorithms for
 * hyper-parameter optimization, NIPS 2011): estimates where good trials lie and where the others
 * do, and proposes what is likely among the good and unlikely among the others.
 *
 * <p>Parameters that occur together share a density (Falkner, Klein and Hutter, BOHB, ICML 2018).
 * Other choices follow Watanabe, Tree-structured Parzen estimator: understanding its algorithm
 * components (2023, arXiv 2304.11127).
 */
public final class TpeSampler implements Sampler {

  /** Complete proposals that may be tried already, before one is drawn at random. */
  private static final int MAX_COMPLETE = 200;

  /** Times that as many points are drawn where constraints forbid some. */
  private static final int PATIENCE = 20;

  private final Sampler startUp;
  private final TpeSettings settings;

  /** With the settings that measured best. */
  public TpeSampler(long seed) {
    this(seed, TpeSettings.DEFAULT);
  }

  /**
   * @param seed of the first trials' even spread; the same for all suggestions of a study
   */
  public TpeSampler(long seed, TpeSettings settings) {
    this.startUp = new SobolSampler(seed);
    this.settings = settings;
  }

  @Override
  public Optional<Assignment> suggest(History history, RandomGenerator random) {
    long useful =
        history.observations().stream().filter(trial -> trial.status() != Status.FAILED).count();
    if (useful < settings.startUp()) {
      return startUp.suggest(history, random);
    }
    return new Suggestion(history, random).find();
  }

  /** One suggestion in the making. */
  private final class Suggestion {

    private final History history;
    private final SearchSpace space;
    private final RandomGenerator random;
    private final UntriedAssignments untried;
    private final List<ParameterGroup> groups;
    private final TrialSplit split;
    private int complete;

    Suggestion(History history, RandomGenerator random) {
      this.history = history;
      this.space = history.space();
      this.random = random;
      this.untried = new UntriedAssignments(history);
      this.groups = ParameterGroup.of(space);
      this.split = TrialSplit.of(history, settings.goodShare(), settings.mostGood());
    }

    Optional<Assignment> find() {
      return choose(0, withConstants(Map.of())).or(() -> untried.atRandom(random));
    }

    /** Chooses for the groups from a given one on, most promising values first. */
    private Optional<Assignment> choose(int from, Map<String, Object> chosen) {
      int next = from;
      while (next < groups.size() && !groups.get(next).isActive(chosen)) {
        next++;
      }
      if (next == groups.size()) {
        complete++;
        return Optional.of(space.assign(parameter -> chosen.get(parameter.name())))
            .filter(untried::allows);
      }
      for (Map<String, Object> values : ranked(groups.get(next), chosen)) {
        Optional<Assignment> found = choose(next + 1, values);
        if (found.isPresent() || complete >= MAX_COMPLETE) {
          return found;
        }
      }
      return Optional.empty();
    }

    private List<Map<String, Object>> ranked(ParameterGroup group, Map<String, Object> chosen) {
      ParzenEstimator good = good(group);
      ParzenEstimator bad = bad(group);
      List<Scored> drawn = new ArrayList<>();
      for (int i = 0; i < PATIENCE * settings.draws() && drawn.size() < settings.draws(); i++) {
        double[] point = good.draw(random);
        Map<String, Object> values = new LinkedHashMap<>(chosen);
        values.putAll(group.values(point));
        Map<String, Object> all = withConstants(values);
        if (space.constraints().isEmpty() || space.broken(new Assignment(all)).isEmpty()) {
          drawn.add(new Scored(all, good.logDensity(point) - bad.logDensity(point)));
        }
      }
      drawn.sort(Comparator.comparingDouble(Scored::score).reversed());
      return drawn.stream().map(Scored::values).toList();
    }

    private ParzenEstimator good(ParameterGroup group) {
      List<Observation> trials = those(split.good(), group);
      double[] weights =
          settings.byGain()
              ? TrialWeights.byGain(trials, history.goal())
              : TrialWeights.byAge(trials.size());
      return estimator(group, trials, weights);
    }

    private ParzenEstimator bad(ParameterGroup group) {
      List<Observation> trials = those(split.bad(), group);
      return estimator(group, trials, TrialWeights.byAge(trials.size()));
    }

    private List<Observation> those(List<Observation> trials, ParameterGroup group) {
      return trials.stream().filter(trial -> group.isIn(trial.assignment())).toList();
    }

    private ParzenEstimator estimator(
        ParameterGroup group, List<Observation> trials, double[] weights) {
      double[][] points =
          trials.stream().map(trial -> group.point(trial.assignment())).toArray(double[][]::new);
      return new ParzenEstimator(group.axes(), points, weights);
    }

    private Map<String, Object> withConstants(Map<String, Object> chosen) {
      Map<String, Object> all = new LinkedHashMap<>(chosen);
      for (Parameter parameter : space.parameters()) {
        if (parameter instanceof ConstantParameter constant
            && constant.condition().map(condition -> condition.holds(all)).orElse(true)) {
          all.put(constant.name(), constant.value());
        }
      }
      return all;
    }
  }

  private record Scored(Map<String, Object> values, double score) {}
}
