package org.zwicky.prune;

/** Lets every trial go on to its end. */
public record NoPruner() implements Pruner {

  @Override
  public Decision decide(CurveHistory history, Curve trial) {
    return Decision.goOn("nothing is pruned");
  }

  @Override
  public String description() {
    return "none";
  }
}
