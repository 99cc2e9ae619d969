package org.zwicky.estimate;

import java.util.List;
import java.util.Optional;
import org.zwicky.candidate.network.ActivationKind;
import org.zwicky.candidate.network.ConvSpec;
import org.zwicky.candidate.network.DenseSpec;
import org.zwicky.candidate.network.FeatureShape;
import org.zwicky.candidate.network.LayerSpec;
import org.zwicky.candidate.network.NetworkShapes;
import org.zwicky.candidate.network.NetworkSpec;
import org.zwicky.candidate.network.Padding;
import org.zwicky.candidate.training.AugmentationSpec;
import org.zwicky.candidate.training.ImbalanceKind;
import org.zwicky.candidate.training.ImbalanceSpec;
import org.zwicky.candidate.training.OptimizerSpec;
import org.zwicky.candidate.training.RegularizationSpec;
import org.zwicky.candidate.training.Symmetries;
import org.zwicky.candidate.training.TrainingSpec;
import org.zwicky.candidate.training.TrialSpec;
import org.zwicky.candidate.training.UpdaterKind;

/** Candidates on images of 64×64×1 with 10 classes. */
final class Networks {

  private Networks() {}

  static Workload work(int batchSize, UpdaterKind updater, LayerSpec... layers) {
    NetworkSpec network = new NetworkSpec(List.of(layers));
    TrainingSpec training =
        new TrainingSpec(
            3,
            batchSize,
            OptimizerSpec.of(updater, 1e-3, 0.9),
            RegularizationSpec.ofL2(0),
            AugmentationSpec.of(Symmetries.NONE),
            Symmetries.NONE,
            ImbalanceSpec.of(ImbalanceKind.NONE),
            Optional.empty());
    return Workload.of(
        new TrialSpec(network, training),
        NetworkShapes.of(network, FeatureShape.image(1, 64, 64), 10));
  }

  static ConvSpec conv(int filters, int stride, ActivationKind activation, boolean batchNorm) {
    return new ConvSpec(filters, 3, stride, Padding.SAME, activation, batchNorm);
  }

  static DenseSpec dense(int units) {
    return new DenseSpec(units, ActivationKind.RELU);
  }
}
