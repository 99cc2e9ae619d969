package org.zwicky.spacefile;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What other systems call the settings of a training, and where they are here. */
final class TrainingWords {

  /** By a field that only its section has. */
  private static final Map<String, Map<String, String>> SECTIONS = new HashMap<>();

  static {
    add(
        "gradientClipping",
        "this is \"schedule\": \"cosine\", or an object with a \"type\", here",
        "lrSchedule lrScheduler learningRateSchedule scheduler lrDecay decay cosine lrPolicy");
    add(
        "gradientClipping",
        "this is \"schedule\": { \"type\": \"cosine\", \"warmup\": 1 }, in epochs, here",
        "warmup warmupEpochs warmupSteps warmupRatio");
    add(
        "gradientClipping",
        "this is \"gradientClipping\": { \"norm\": 1 } here",
        "clipNorm clipGradNorm globalClipNorm maxGradNorm gradientClipNorm gradClip gradientClipVal clipping");
    add(
        "gradientClipping",
        "this is \"gradientClipping\": { \"value\": 0.5 } here",
        "clipValue clipGradValue gradientClipValue");
    add(
        "gradientClipping",
        "this is \"imbalance\" here, such as \"balancedWeights\"",
        "classWeight classWeights lossWeights oversample oversampling weightedSampler logitAdjustment");
    add(
        "gradientClipping",
        "this is \"imbalance\": { \"type\": \"focal\", \"gamma\": 2 } here, and the cross-entropy otherwise",
        "loss lossFunction criterion focal focalLoss gamma focalGamma");
    add(
        "gradientClipping",
        "this is \"earlyStopping\": { \"patience\": 4 } here",
        "patience earlyStoppingPatience earlyStop");
    add(
        "gradientClipping",
        "this is a field of \"augmentation\": { … } here",
        "rotate rotation shift zoom brightness contrast noise cutout mixup mixupAlpha cutmix cutmixAlpha flip");
    add(
        "gradientClipping",
        "this is a layer here: \"network\": [ …, { \"dropout\": 0.3 } ]",
        "dropout dropoutRate");
    add(
        "gradientClipping",
        "this is a field of residual blocks here: { \"residual\": { …, \"stochasticDepth\": 0.1 } }",
        "stochasticDepth stochasticDepthRate stochasticDepthProb dropPath dropPathRate dropPathProb");
    add(
        "gradientClipping",
        "this can't be set; of the updaters only \"momentum\" can, of \"nesterovs\"",
        "beta1 beta2 betas epsilon eps amsgrad rho alpha centered");
    add(
        "warmup",
        "this is \"factor\" (of \"step\" and \"plateau\") or \"decay\" (of \"exponential\") here",
        "gamma decayRate dropRate rate multiplier");
    add(
        "warmup",
        "this is \"every\", in epochs, here",
        "stepSize dropEvery period interval decaySteps");
    add(
        "warmup",
        "this is \"final\", a fraction of the learning rate, here",
        "etaMin minLr lrMin minimumLr endLr finalLr minRate finalDivFactor");
    add(
        "warmup",
        "this is \"start\", a fraction of the learning rate, here",
        "divFactor initialLr baseLr startLr");
    add("warmup", "this is \"peak\" here", "pctStart");
    add(
        "warmup",
        "this is the training's \"learningRate\" here, the highest of any schedule",
        "maxLr lr learningRate peakLr");
    add(
        "warmup",
        "schedules go over all \"epochs\" of the training here; take it out",
        "tMax totalSteps epochs maxEpochs stepsPerEpoch restarts t0");
    add(
        "tau",
        "weights are \"weights\": \"balancedWeights\", \"sqrtWeights\" or \"effectiveNumber\" here",
        "alpha classWeights classWeight");
    add("tau", "this is \"type\" here", "name loss strategy method treatment");
    add("minDelta", "the metric says which way is better; take it out", "mode goal direction");
    add(
        "minDelta",
        "the parameters of the best epoch are always kept; take it out",
        "restoreBestWeights restoreBest");
  }

  private TrainingWords() {}

  /** What to write instead of a word where others are known. */
  static Optional<String> hint(String word, Collection<String> known) {
    return SECTIONS.entrySet().stream()
        .filter(section -> known.contains(section.getKey()))
        .flatMap(section -> Optional.ofNullable(section.getValue().get(plain(word))).stream())
        .findFirst();
  }

  private static void add(String section, String hint, String words) {
    Map<String, String> hints = SECTIONS.computeIfAbsent(section, name -> new HashMap<>());
    for (String word : words.split(" ")) {
      hints.put(plain(word), hint);
    }
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
