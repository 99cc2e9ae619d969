package org.zwicky.spacefile;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What other systems call things, and what they are called here. */
final class ForeignWords {

  private static final Map<String, String> OF_PARAMETERS = new HashMap<>();
  private static final Map<String, String> OF_FILES = new HashMap<>();

  private static final Map<String, String> OF_AUGMENTATION = new HashMap<>();

  private static final Map<String, String> OF_RESIDUAL = new HashMap<>();

  private static final Map<String, String> OF_NETWORK = new HashMap<>();

  private static final Map<String, String> OF_SPLIT =
      Map.of("smallclasses", "smallClasses", "validation", "validation", "test", "test");

  private static final Set<String> GENERATED = Set.of("size", "seed");

  static {
    add(
        OF_PARAMETERS,
        "a list of values is \"choice\": [ … ] here",
        "values categorical category categories options enum items list feasibleValues ordinal grid oneOf");
    add(
        OF_PARAMETERS,
        "both ends stand in one list here: \"int\": [low, high], \"uniform\": [low, high] or \"logUniform\": [low, high]",
        "min max low high lower upper minimum maximum lowerBound upperBound minValue maxValue range bounds from to");
    add(
        OF_PARAMETERS,
        "this is \"logUniform\": [low, high] here, with the ends themselves, not their logarithms",
        "logUniformValues reverseLogUniform logFloat logReal logScale");
    add(OF_PARAMETERS, "this is \"logUniform\": [low, high] here", "log_uniform log-uniform");
    add(
        OF_PARAMETERS,
        "steps are \"uniform\": [low, high] or \"int\": [low, high] with \"step\" here",
        "qUniform quantized q stepSize discrete discretization");
    add(
        OF_PARAMETERS,
        "a logarithmic scale is \"logUniform\": [low, high] here, or \"log\": true with \"int\"",
        "qLogUniform sampling scale prior logBase base");
    add(
        OF_PARAMETERS,
        "whole numbers are \"int\": [low, high] here, both ends included",
        "randint integer intUniform uniformInt qRandint suggestInt long number_int");
    add(
        OF_PARAMETERS,
        "decimal numbers are \"uniform\": [low, high] here, or \"logUniform\"",
        "float double real decimal number suggestFloat continuous");
    add(
        OF_PARAMETERS,
        "write its min and max as \"int\": [min, max], \"uniform\" or \"logUniform\", its list as \"choice\": [ … ]",
        "feasibleSpace feasible space domain");
    add(
        OF_PARAMETERS,
        "the kind is itself the name of the field here, such as \"uniform\": [low, high] or \"choice\": [ … ]",
        "distribution type kind parameterType class");
    add(OF_PARAMETERS, "true or false is \"boolean\": true here", "bool flag logical");
    add(
        OF_PARAMETERS,
        "a condition is \"when\": { \"parent\": value } here",
        "parentName parentValues parent parents condition conditions dependsOn if activeIf child children");
    add(OF_PARAMETERS, "one fixed value is \"constant\": value here", "const value fixed");
    add(
        OF_PARAMETERS,
        "there are \"uniform\" and \"logUniform\" here, but no such distribution",
        "normal gaussian logNormal qNormal qLogNormal beta mu sigma loc mean std weights probabilities");
    add(
        OF_PARAMETERS,
        "there is no starting value here; take it out",
        "default defaultValue initial");
    add(
        OF_AUGMENTATION,
        "mirrors left and right are \"symmetries\": \"mirror\" here",
        "hflip horizontalFlip mirror randomHorizontalFlip flipLr fliplr");
    add(
        OF_AUGMENTATION,
        "mirrors both ways are \"symmetries\": \"flip\" here",
        "flip vflip verticalFlip flips randomVerticalFlip flipUd");
    add(
        OF_AUGMENTATION,
        "random crops scaled to the image's size are \"crop\": the least share of its area here",
        "randomResizedCrop resizedCrop scale");
    add(
        OF_AUGMENTATION,
        "quarter turns and mirrors are \"symmetries\": \"dihedral\" here",
        "dihedral rot90 rotate90 d4");
    add(
        OF_AUGMENTATION,
        "shifts to all sides are \"shift\": a share of the image's side here",
        "widthShift heightShift widthShiftRange heightShiftRange translateX translateY randomCrop padding");
    add(
        OF_AUGMENTATION,
        "changes of tone are \"brightness\" and \"contrast\" here",
        "colorJitter jitter color");
    add(
        OF_AUGMENTATION,
        "mixing is \"mixup\" or \"cutmix\", each with its alpha, here",
        "alpha mix type");
    add(
        OF_RESIDUAL,
        "this is \"stochasticDepth\" here, the probability to drop: 1 less that to survive",
        "survivalProbability survivalProb survivalRate keepProbability keepProb");
    add(
        OF_NETWORK,
        "this is a field of residual blocks here: { \"residual\": { \"filters\": 16, \"stochasticDepth\": 0.1 } }",
        "stochasticDepth dropPath");
    add(OF_FILES, "this is \"parameters\" here", "hyperparameters params searchSpace space");
    add(
        OF_FILES,
        "this is \"sweep\": { \"sampler\": … } here",
        "method algorithm sampler tuner strategy");
    add(
        OF_FILES,
        "this is \"sweep\": { \"trials\": … } here",
        "trials nTrials maxTrials maxTrialCount runCap iterations");
    add(
        OF_FILES,
        "this is \"objective\": { \"metric\": …, \"goal\": … } here",
        "metric goal direction objectiveMetricName");
    add(
        OF_FILES,
        "this is \"constraints\": [ … ] here, and a condition is \"when\" within a parameter",
        "constraint forbidden forbiddens conditions");
    add(
        OF_FILES,
        "this is \"sweep\": { \"pruner\": … } here, and within a trial \"training\": { \"earlyStopping\": … }",
        "earlyTerminate earlyStopping scheduler pruner");
    add(
        OF_FILES,
        "this is \"sweep\": { \"finalists\": { \"top\": 3, \"seeds\": 3 } } here",
        "finalists finalist finals");
    add(OF_FILES, "this is \"network\": [ … ] here", "model layers architecture");
    add(OF_FILES, "this is \"command\": [ … ] here", "program entrypoint script run");
  }

  private ForeignWords() {}

  private static final Set<String> FOLDS =
      Set.of("folds", "kfold", "kfolds", "nfolds", "nsplits", "cv", "crossvalidation");

  private static final Set<String> REPEATS = Set.of("repeats", "nrepeats", "repetitions", "seeds");

  /**
   * What to write instead.
   *
   * @param word as in the file
   * @param known what is known where it stands
   */
  static Optional<String> hint(String word, Collection<String> known) {
    String plain = plain(word);
    boolean folds = FOLDS.contains(plain);
    if (folds || REPEATS.contains(plain)) {
      String field = folds ? "folds" : "repeats";
      return Optional.of(
          known.contains(field)
              ? "this is \"%s\" here".formatted(field)
              : "this is \"data\": { \"split\": { \"%s\": … } } here".formatted(field));
    }
    if (known.contains("logUniform")) {
      return Optional.ofNullable(OF_PARAMETERS.get(plain(word)));
    }
    if (known.contains("cutmix")) {
      return Optional.ofNullable(OF_AUGMENTATION.get(plain(word)));
    }
    if (known.contains("stochasticDepth")) {
      return Optional.ofNullable(OF_RESIDUAL.get(plain));
    }
    if (known.contains("residual")) {
      return Optional.ofNullable(OF_NETWORK.get(plain));
    }
    if (known.contains("synthetic") && OF_SPLIT.containsKey(plain)) {
      return Optional.of(
          "this is \"data\": { \"split\": { \"%s\": … } } here".formatted(OF_SPLIT.get(plain)));
    }
    if (known.contains("synthetic") && GENERATED.contains(plain(word))) {
      return Optional.of(
          "for generated galaxies write \"synthetic\": { \"%s\": … }".formatted(word)
              + (word.equals("size") ? ", for images of your own \"resize\"" : ""));
    }
    return known.contains("parameters")
        ? Optional.ofNullable(OF_FILES.get(plain(word)))
        : TrainingWords.hint(word, known);
  }

  private static void add(Map<String, String> hints, String hint, String words) {
    for (String word : words.split(" ")) {
      hints.put(plain(word), hint);
    }
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
  }
}
