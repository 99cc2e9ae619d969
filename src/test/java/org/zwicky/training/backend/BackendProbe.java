package org.zwicky.training.backend;

import org.zwicky.candidate.network.ActivationKind;
import org.zwicky.training.Specs;
import org.zwicky.training.Stripes;
import org.zwicky.training.dl4j.NetworkBuilder;
import org.zwicky.training.dl4j.TrainableNetwork;

/** Prints what a fresh process trains with; {@link BackendTest} starts it. */
final class BackendProbe {

  private BackendProbe() {}

  public static void main(String[] args) {
    TrainableNetwork network =
        NetworkBuilder.build(
            Specs.trial(Specs.adam(1, 8, 1e-3), Specs.conv(3, 3, ActivationKind.RELU, false)),
            Stripes.SHAPE,
            Stripes.CLASSES,
            1);
    System.out.printf(
        "oneDnn=%s helper=%s engine=%s%n",
        Backend.prepare().oneDnn(), network.layers()[0].getHelper(), Backend.prepare().engine());
  }
}
