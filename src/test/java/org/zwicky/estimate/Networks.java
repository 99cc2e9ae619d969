package org.zwicky.estimate;

import java.util.List;
import java.util.Optional;
import org.zwicky.network.ActivationKind;
import org.zwicky.network.ConvSpec;
import org.zwicky.network.DenseSpec;
import org.zwicky.network.FeatureShape;
import org.zwicky.network.LayerSpec;
import org.zwicky.network.NetworkShapes;
import org.zwicky.network.NetworkSpec;
import org.zwicky.network.Padding;
import org.zwicky.training.spec.AugmentationSpec;
import org.zwicky.training.spec.ImbalanceKind;
import org.zwicky.training.spec.ImbalanceSpec;
import org.zwicky.training.spec.OptimizerSpec;
import org.zwicky.training.spec.RegularizationSpec;
import org.zwicky.training.spec.Symmetries;
import org.zwicky.training.spec.TrainingSpec;
import org.zwicky.training.spec.TrialSpec;
import org.zwicky.training.spec.UpdaterKind;

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
