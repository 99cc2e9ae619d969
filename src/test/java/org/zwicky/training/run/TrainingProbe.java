package org.zwicky.training.run;

import java.util.Arrays;
import java.util.Optional;
import org.zwicky.candidate.network.ActivationKind;
import org.zwicky.candidate.network.DropoutKind;
import org.zwicky.candidate.network.DropoutSpec;
import org.zwicky.candidate.network.FlattenSpec;
import org.zwicky.candidate.network.LayerSpec;
import org.zwicky.candidate.network.Padding;
import org.zwicky.candidate.network.PoolKind;
import org.zwicky.candidate.network.PoolSpec;
import org.zwicky.candidate.training.AugmentationSpec;
import org.zwicky.candidate.training.ImbalanceSpec;
import org.zwicky.candidate.training.OptimizerSpec;
import org.zwicky.candidate.training.RegularizationSpec;
import org.zwicky.candidate.training.Symmetries;
import org.zwicky.candidate.training.TrainingSpec;
import org.zwicky.candidate.training.TrialSpec;
import org.zwicky.candidate.training.UpdaterKind;
import org.zwicky.metric.Goal;
import org.zwicky.metric.Metric;
import org.zwicky.training.EpochObserver;
import org.zwicky.training.LayerCases;
import org.zwicky.training.Specs;
import org.zwicky.training.Stripes;
import org.zwicky.training.TrainingResult;
import org.zwicky.training.backend.Backend;

/** Trains a small network in a fresh process and prints every bit of what came of it. */
final class TrainingProbe {

  private TrainingProbe() {}

  public static void main(String[] args) {
    TrainingSpec training =
        new TrainingSpec(
            2,
            16,
            OptimizerSpec.of(UpdaterKind.ADAM, 1e-3, 0.9),
            RegularizationSpec.ofL2(1e-4),
            AugmentationSpec.of(Symmetries.DIHEDRAL),
            Symmetries.NONE,
            ImbalanceSpec.focal(1.5),
            Optional.empty());
    // The rate of dropout, and "newer" for the other network.
    String[] words = args[0].split(" ", -1);
    double rate = Double.parseDouble(words[0]);
    LayerSpec[] layers = words.length > 1 ? newerLayers(rate) : layers(rate);
    TrialSpec spec = Specs.trial(training, layers);
    TrainingResult result =
        new CandidateTrainer(Stripes.data(80), Metric.MACRO_F1, Goal.MAXIMIZE)
            .train(spec, 7, report -> EpochObserver.Decision.CONTINUE, Optional.empty());
    System.out.println(Backend.prepare().threads() + " " + Backend.prepare().engine());
    result.epochs().forEach(report -> System.out.println(report.trainingLoss()));
    System.out.println(Arrays.deepToString(result.validationProbabilities()));
  }

  private static LayerSpec[] layers(double rate) {
    return new LayerSpec[] {
      Specs.conv(24, 3, ActivationKind.RELU, false),
      Specs.conv(32, 3, ActivationKind.SWISH, true),
      Specs.maxPool(),
      new DropoutSpec(rate),
      Specs.dense(9, ActivationKind.SELU)
    };
  }

  private static LayerSpec[] newerLayers(double rate) {
    return new LayerSpec[] {
      LayerCases.conv(24, 1, Padding.SAME, 2, ActivationKind.RELU, true),
      new DropoutSpec(rate, DropoutKind.SPATIAL),
      LayerCases.separable(32, 3, 1, Padding.SAME, 1, 1, ActivationKind.SWISH, true),
      new PoolSpec(PoolKind.AVG, 3, 2, Padding.SAME),
      new DropoutSpec(rate, DropoutKind.GAUSSIAN),
      new FlattenSpec(),
      LayerCases.dense(9, ActivationKind.SELU, true, false),
      new DropoutSpec(rate, DropoutKind.ALPHA)
    };
  }
}
