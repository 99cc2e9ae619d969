package org.zwicky.study;

import java.util.Locale;

/** The samplers a sweep can name, and what people are told of them. */
public enum SamplerKind {
  /** {@link #GP} or {@link #TPE}, by the space and the number of trials. */
  AUTO(
      "as `gp` where there are up to 20 parameters, all of them numbers without conditions, and fewer than 250 trials; else as `tpe`. The sweep says which and why, and the study's provenance keeps it",
      "by default"),
  /** A tree-structured Parzen estimator. */
  TPE(
      "what is likely among good trials and unlikely among the others",
      "for any space: choices, conditions, many trials, several at a time"),
  /** Bayesian optimisation with a Gaussian process. */
  GP("what a Gaussian process expects to improve most", "for few, dear trials of numbers"),
  /** A genetic algorithm. */
  GENETIC("recombinations of the 15 best trials", "to compare"),
  /** Changes of few parameters of the best trials; {@link #TPE} once there are many. */
  LOCAL(
      "changes of few parameters of the best trials, in the order of the file; from 24 results on as `tpe`",
      "for few trials that begin with a good one (`sweep.startWith`), as `init` writes"),
  /** An even spread over the space. */
  SOBOL("an even spread", "to see the whole space, or for the first trials before a finer search"),
  /** Independent uniform draws. */
  RANDOM("independent uniform draws", "as a baseline"),
  /** Every combination once; continuous ranges at equally spaced points. */
  GRID("every combination once; `gridPoints` points of a continuous range", "for small spaces");

  private final String proposes;
  private final String use;

  SamplerKind(String proposes, String use) {
    this.proposes = proposes;
    this.use = use;
  }

  /** Its name in files and on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it proposes, in a few words of Markdown. */
  public String proposes() {
    return proposes;
  }

  /** When to take it, in a few words of Markdown. */
  public String use() {
    return use;
  }
}
