package org.zwicky.spacefile.starter;

import java.time.Duration;
import java.util.function.ToDoubleFunction;

/**
 * Fits a recipe to images and time. The numbers are measured: docs/recipes.md has the evidence for
 * each.
 */
final class RecipeChooser {

  /** Above this side pixels cost more time than they bring at a first look. */
  private static final int MAX_SIDE = 96;

  private static final int RESIZED_SIDE = 64;

  /** From this side on a first stride of 2 loses little and saves most of the time. */
  private static final int STRIDE_SIDE = 48;

  private static final int MAX_BLOCKS = 5;
  private static final int USUAL_FILTERS = 32;
  private static final int[] FILTERS = {64, 48, 32, 24, 16, 12, 8};

  private static final int FEW_IMAGES = 1500;
  private static final int USUAL_BATCH = 64;
  private static final int SMALL_BATCH = 16;

  /** So many epochs bring most of what 3,500 training images have to give. */
  private static final double ENOUGH_EPOCHS = 90;

  private static final double ENOUGH_IMAGES = 3500;
  private static final int MAX_EPOCHS = 150;
  private static final int MIN_ENOUGH = 25;

  /** With fewer epochs a smaller network comes further. */
  private static final int LEAST_EPOCHS = 12;

  /** Starting, reading the images, and writing the report. */
  private static final double OTHER_SECONDS = 10;

  /** In a short sweep two trials come one after the other. */
  private static final double LARGEST_SHARE = 0.45;

  private static final double SHORT_SWEEP = 240;

  /** A sweep ten times as long has trials four times as long. */
  private static final double SHARE_EXPONENT = -0.4;

  private final DataFacts data;
  private final double trialSeconds;

  /**
   * @param budget wall time of the sweep
   */
  RecipeChooser(DataFacts data, Duration budget) {
    this.data = data;
    double seconds = budget.toMillis() / 1e3;
    double share =
        Math.min(LARGEST_SHARE, LARGEST_SHARE * Math.pow(seconds / SHORT_SWEEP, SHARE_EXPONENT));
    this.trialSeconds = share * Math.max(seconds / 2, seconds - OTHER_SECONDS);
  }

  /** One to measure the machine's pace with. */
  Recipe typical() {
    int side = data.isGalaxy10() ? DataFacts.GALAXY_CROP : data.side();
    int resized = side > MAX_SIDE ? RESIZED_SIDE : 0;
    int seen = resized > 0 ? resized : side;
    boolean strided = seen >= STRIDE_SIDE;
    int blocks = Math.min(MAX_BLOCKS, log2(strided ? (seen + 1) / 2 : seen));
    int batch = data.images() < FEW_IMAGES ? SMALL_BATCH : USUAL_BATCH;
    return new Recipe(resized, strided, Math.max(1, blocks), USUAL_FILTERS, enoughEpochs(), batch);
  }

  /**
   * The largest network that comes through enough epochs in its share of the time, or, where none
   * does, through most.
   *
   * @param price seconds of a recipe's trial
   */
  Recipe choose(ToDoubleFunction<Recipe> price) {
    Recipe typical = typical();
    Recipe smallest = typical;
    for (int filters : FILTERS) {
      int possible = possibleEpochs(typical.with(filters, 1), price);
      int least = filters > USUAL_FILTERS ? enoughEpochs() : Math.min(LEAST_EPOCHS, enoughEpochs());
      smallest = typical.with(filters, Math.max(1, Math.min(possible, enoughEpochs())));
      if (possible >= least) {
        break;
      }
    }
    return smallest;
  }

  private int possibleEpochs(Recipe recipe, ToDoubleFunction<Recipe> price) {
    double one = price.applyAsDouble(recipe.with(recipe.filters(), 1));
    double two = price.applyAsDouble(recipe.with(recipe.filters(), 2));
    double epoch = Math.max(1e-6, two - one);
    return (int) Math.min(MAX_EPOCHS, Math.max(0, 1 + (trialSeconds - one) / epoch));
  }

  /** The fewer images, the more epochs, but not in proportion. */
  private int enoughEpochs() {
    double training = 0.7 * data.images();
    double epochs = ENOUGH_EPOCHS * Math.pow(ENOUGH_IMAGES / training, 0.25);
    return (int) Math.round(Math.max(MIN_ENOUGH, Math.min(MAX_EPOCHS, epochs)));
  }

  private static int log2(int side) {
    return (int) (Math.log(Math.max(1, side)) / Math.log(2));
  }
}
