package org.zwicky.spacefile;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** What other programs call the things that have a name of their own here. */
final class OtherNames {

  /** In small letters, without signs. */
  private static final Map<String, String> KNOWN =
      Map.ofEntries(
          Map.entry("lr", "learningRate"),
          Map.entry("optimizer", "updater"),
          Map.entry("optimiser", "updater"),
          Map.entry("maxpool", "pool"),
          Map.entry("avgpool", "pool"),
          Map.entry("maxpooling", "pool"),
          Map.entry("averagepooling", "pool"),
          Map.entry("maxpooling2d", "pool"),
          Map.entry("globalaveragepooling2d", "globalPool"),
          Map.entry("gap", "globalPool"),
          Map.entry("linear", "dense"),
          Map.entry("fc", "dense"),
          Map.entry("bn", "batchNorm"),
          Map.entry("outchannels", "filters"),
          Map.entry("neurons", "units"),
          Map.entry("silu", "swish"),
          Map.entry("bayes", "tpe"),
          Map.entry("bayesian", "tpe"),
          Map.entry("direction", "goal"),
          Map.entry("mode", "goal"),
          Map.entry("kind", "type"),
          Map.entry("f1", "macroF1"),
          Map.entry("f1macro", "macroF1"),
          Map.entry("auc", "rocAuc"),
          Map.entry("standard", "plain"),
          Map.entry("dropout", "plain"),
          Map.entry("minresource", "minEpochs"),
          Map.entry("miniter", "minEpochs"),
          Map.entry("graceperiod", "minEpochs"),
          Map.entry("maxresource", "maxEpochs"),
          Map.entry("maxiter", "maxEpochs"),
          Map.entry("maxt", "maxEpochs"),
          Map.entry("eta", "reduction"),
          Map.entry("reductionfactor", "reduction"),
          Map.entry("rotation", "rotate"),
          Map.entry("rotationrange", "rotate"),
          Map.entry("degrees", "rotate"),
          Map.entry("angle", "rotate"),
          Map.entry("translate", "shift"),
          Map.entry("translation", "shift"),
          Map.entry("scale", "zoom"),
          Map.entry("gaussiannoise", "noise"),
          Map.entry("randomerasing", "cutout"),
          Map.entry("erasing", "cutout"),
          Map.entry("hflip", "mirror"),
          Map.entry("vflip", "flip"),
          Map.entry("horizontalflip", "mirror"),
          Map.entry("verticalflip", "flip"),
          Map.entry("d4", "dihedral"),
          Map.entry("rot90", "dihedral"),
          Map.entry("augment", "augmentation"),
          Map.entry("augmentations", "augmentation"),
          Map.entry("tta", "testTimeAugmentation"),
          Map.entry("momentum", "nesterovs"),
          Map.entry("sgdmomentum", "nesterovs"),
          Map.entry("reduceonplateau", "plateau"),
          Map.entry("reducelronplateau", "plateau"),
          Map.entry("multistep", "step"),
          Map.entry("steplr", "step"),
          Map.entry("loss", "logLoss"),
          Map.entry("valloss", "logLoss"),
          Map.entry("crossentropy", "logLoss"),
          Map.entry("acc", "accuracy"),
          Map.entry("valacc", "accuracy"),
          Map.entry("valaccuracy", "accuracy"),
          Map.entry("classweights", "balancedWeights"),
          Map.entry("classweight", "balancedWeights"),
          Map.entry("weighted", "balancedWeights"),
          Map.entry("smote", "oversample"),
          Map.entry("weightedsampler", "oversample"),
          Map.entry("classbalanced", "effectiveNumber"),
          Map.entry("clipnorm", "norm"),
          Map.entry("maxnorm", "norm"),
          Map.entry("clipvalue", "value"),
          Map.entry("monitor", "metric"),
          Map.entry("p", "rate"),
          Map.entry("probability", "rate"),
          Map.entry("spatialdropout", "dropout"),
          Map.entry("spatialdropout2d", "dropout"),
          Map.entry("alphadropout", "dropout"),
          Map.entry("gaussiandropout", "dropout"),
          Map.entry("droppath", "stochasticDepth"),
          Map.entry("droppathrate", "stochasticDepth"),
          Map.entry("droppathprob", "stochasticDepth"),
          Map.entry("dropconnectrate", "stochasticDepth"),
          Map.entry("stochasticdepthrate", "stochasticDepth"),
          Map.entry("stochasticdepthprob", "stochasticDepth"),
          Map.entry("topk", "top"));

  private OtherNames() {}

  /** The known name for the same thing. */
  static Optional<String> of(String plain, Collection<String> known) {
    return Optional.ofNullable(KNOWN.get(plain)).filter(known::contains);
  }
}
