package org.zwicky.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.deeplearning4j.arbiter.optimize.api.Candidate;
import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;
import org.zwicky.base.BadInputException;
import org.zwicky.metric.Goal;
import org.zwicky.space.Assignment;
import org.zwicky.space.ConstantParameter;
import org.zwicky.space.Constraint;
import org.zwicky.space.Conversion;
import org.zwicky.space.Parameter;
import org.zwicky.space.SearchSpace;

/**
 * What a study takes over from an earlier one. Immutable.
 *
 * @param study the earlier one
 * @param used trials that lie in the present space
 * @param leftOut how many do not, by why
 */
public record WarmStart(String study, List<PriorTrial> used, Map<String, Integer> leftOut) {

  /**
   * Chooses what can be used. Parameters that the present space does not have are dropped, and
   * constants of the present space are not compared.
   *
   * @param trials of the earlier study; those that are not over are passed by
   * @throws BadInputException if the studies have different objectives
   */
  public static WarmStart of(
      Study earlier, List<Trial> trials, Objective objective, SearchSpace space) {
    if (!earlier.objective().equals(objective)) {
      throw new BadInputException(
          "Study '%s' can't give a warm start: its objective is to %s, this sweep's to %s."
              .formatted(earlier.name(), text(earlier.objective()), text(objective)));
    }
    List<PriorTrial> used = new ArrayList<>();
    Map<String, Integer> leftOut = new LinkedHashMap<>();
    for (Trial trial : trials) {
      if (trial.state().isFinal()) {
        Map<String, Object> values = new LinkedHashMap<>();
        Optional<String> why = place(trial.parameters(), space, values);
        if (why.isPresent()) {
          leftOut.merge(why.get(), 1, Integer::sum);
        } else {
          used.add(
              new PriorTrial(
                  earlier.name(),
                  trial.number(),
                  new Assignment(values),
                  trial.state(),
                  trial.metric(objective.metric()),
                  trial.epochs()));
        }
      }
    }
    return new WarmStart(earlier.name(), List.copyOf(used), leftOut);
  }

  /** Such as "18 of 20 finished trials (2 not: learningRate is outside its range)". */
  public String description() {
    int left = leftOut.values().stream().mapToInt(Integer::intValue).sum();
    String why =
        leftOut.entrySet().stream()
            .map(entry -> "%d because %s".formatted(entry.getValue(), entry.getKey()))
            .collect(Collectors.joining(", "));
    return "%d of %d finished trials%s"
        .formatted(used.size(), used.size() + left, left == 0 ? "" : "; not " + why);
  }

  /**
   * Tells a generator of earlier trials, before it is asked for anything. Their numbers are
   * negative, so that they are none of this study's.
   */
  public static void tell(
      CandidateGenerator generator, Objective objective, List<PriorTrial> priors) {
    TrialLedger ledger = new TrialLedger(objective);
    for (int i = 0; i < priors.size(); i++) {
      PriorTrial prior = priors.get(i);
      int number = i - priors.size();
      Candidate<?> candidate = new Candidate<>(prior.parameters(), number, new double[0]);
      generator.reportResults(
          ledger.ended(
              new Proposal(number, candidate, prior.parameters(), 0),
              trial(prior, number, objective),
              0));
    }
  }

  private static Trial trial(PriorTrial prior, int number, Objective objective) {
    return new Trial(
        number,
        prior.state(),
        0,
        prior.parameters(),
        Double.isNaN(prior.value()) ? Map.of() : Map.of(objective.metric(), prior.value()),
        prior.epochs(),
        OptionalInt.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        prior.state() == TrialState.COMPLETE
            ? ""
            : "trial %d of '%s'".formatted(prior.number(), prior.study()),
        0,
        Optional.empty());
  }

  /** Puts the values in their places; or why they don't fit. */
  private static Optional<String> place(
      Assignment from, SearchSpace space, Map<String, Object> values) {
    for (Parameter parameter : space.parameters()) {
      String name = parameter.name();
      if (!parameter.condition().map(condition -> condition.holds(values)).orElse(true)) {
        continue;
      }
      if (parameter instanceof ConstantParameter constant) {
        values.put(name, constant.value());
        continue;
      }
      if (!from.isActive(name)) {
        return Optional.of("they have no " + name);
      }
      Optional<Object> value = from.get(name).flatMap(v -> Conversion.to(parameter, v));
      if (value.isEmpty()) {
        return Optional.of(name + " is outside its range");
      }
      values.put(name, value.get());
    }
    return space
        .broken(new Assignment(values))
        .map(Constraint::toString)
        .map("they break the constraint %s"::formatted);
  }

  private static String text(Objective objective) {
    return (objective.goal() == Goal.MAXIMIZE ? "maximize " : "minimize ") + objective.metric();
  }
}
