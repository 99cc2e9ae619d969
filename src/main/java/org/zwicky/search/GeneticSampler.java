package org.zwicky.search;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.random.JDKRandomGenerator;
import org.deeplearning4j.arbiter.optimize.generator.genetic.ChromosomeFactory;
import org.deeplearning4j.arbiter.optimize.generator.genetic.crossover.UniformCrossover;
import org.deeplearning4j.arbiter.optimize.generator.genetic.crossover.parentselection.RandomTwoParentSelection;
import org.deeplearning4j.arbiter.optimize.generator.genetic.mutation.RandomMutationOperator;
import org.deeplearning4j.arbiter.optimize.generator.genetic.population.PopulationModel;
import org.deeplearning4j.arbiter.optimize.generator.genetic.selection.GeneticSelectionOperator;
import org.zwicky.metric.Goal;
import org.zwicky.space.Assignment;
import org.zwicky.space.ConstantParameter;
import org.zwicky.space.Parameter;

/**
 * Arbiter's genetic algorithm: the best trials are the population, and a new one takes each
 * parameter from one of two of them, or, now and then, by chance.
 *
 * <p>Arbiter's own generator draws from unseeded random numbers, tells candidates apart by
 * coordinates alone, so that it proposes the same assignment for ever, never ends where nothing is
 * left to find, and its population cannot be brought back. Here a population is built anew from the
 * history for every suggestion, seeded, and offspring that was tried or breaks a constraint is
 * passed over.
 */
public final class GeneticSampler implements Sampler {

  /** The best trials, from which parents are drawn. */
  private static final int POPULATION = 15;

  /** Offspring that can be passed over before an assignment is drawn at random. */
  private static final int MAX_OFFSPRING = 500;

  private static final double LEAST_MUTATION = 0.05;

  private final Sampler startUp;

  /**
   * @param seed of the first generation's even spread; the same for all suggestions of a study
   */
  public GeneticSampler(long seed) {
    this.startUp = new SobolSampler(seed);
  }

  @Override
  public Optional<Assignment> suggest(History history, RandomGenerator random) {
    List<Parameter> genes =
        history.space().parameters().stream()
            .filter(parameter -> !(parameter instanceof ConstantParameter))
            .toList();
    List<Observation> best = history.ranked().stream().limit(POPULATION).toList();
    if (best.size() < POPULATION || genes.isEmpty()) {
      return startUp.suggest(history, random);
    }
    UntriedAssignments untried = new UntriedAssignments(history);
    GeneticSelectionOperator selection = selection(history, best, genes, random);
    for (int i = 0; i < MAX_OFFSPRING; i++) {
      double[] offspring = selection.buildNextGenes();
      Assignment assignment =
          history
              .space()
              .assign(
                  parameter ->
                      parameter.atCoordinate(
                          parameter instanceof ConstantParameter
                              ? 0
                              : offspring[genes.indexOf(parameter)]));
      if (untried.allows(assignment)) {
        return Optional.of(assignment);
      }
    }
    return untried.atRandom(random);
  }

  private static GeneticSelectionOperator selection(
      History history, List<Observation> best, List<Parameter> genes, RandomGenerator random) {
    JDKRandomGenerator seeded = new JDKRandomGenerator();
    seeded.setSeed(random.nextLong());
    PopulationModel population =
        new PopulationModel.Builder().populationSize(POPULATION + 1).build();
    population.initializeInstance(history.goal() == Goal.MINIMIZE);
    ChromosomeFactory chromosomes = new ChromosomeFactory();
    chromosomes.initializeInstance(genes.size());
    for (Observation trial : best) {
      population.add(
          chromosomes.createChromosome(
              genes.stream().mapToDouble(gene -> coordinate(trial, gene, random)).toArray(),
              trial.value()));
    }
    GeneticSelectionOperator selection =
        new GeneticSelectionOperator.Builder()
            .crossoverOperator(
                new UniformCrossover.Builder()
                    .randomGenerator(seeded)
                    .parentSelection(new RandomTwoParentSelection(seeded))
                    .build())
            .mutationOperator(
                new RandomMutationOperator.Builder()
                    .randomGenerator(seeded)
                    .mutationRate(Math.max(LEAST_MUTATION, 1.0 / genes.size()))
                    .build())
            .randomGenerator(seeded)
            .build();
    selection.initializeInstance(population, chromosomes);
    return selection;
  }

  /** A gene that was switched off is any. */
  private static double coordinate(Observation trial, Parameter gene, RandomGenerator random) {
    return trial
        .assignment()
        .get(gene.name())
        .map(value -> Coordinates.of(gene, value))
        .orElseGet(random::nextDouble);
  }
}
