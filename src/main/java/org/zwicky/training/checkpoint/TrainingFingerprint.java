package org.zwicky.training.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import org.zwicky.base.file.Sha256;
import org.zwicky.candidate.training.TrialSpec;
import org.zwicky.metric.Goal;
import org.zwicky.metric.Score;
import org.zwicky.training.batch.TrainingData;
import org.zwicky.training.batch.TrainingPlan;

/**
 * A SHA-256 of all that decides what a training computes, but for what it is computed with: equal
 * ones are of the same training. Of the pixels only some images' are in it.
 */
public final class TrainingFingerprint {

  private static final int BYTES = 32;

  private static final int SAMPLED_IMAGES = 64;

  private final byte[] digest;

  private TrainingFingerprint(byte[] digest) {
    this.digest = digest;
  }

  /**
   * @param parameters numbers in the network
   * @param updaterState numbers in its updater's state
   */
  public static TrainingFingerprint of(
      TrialSpec spec,
      long seed,
      TrainingPlan plan,
      Score score,
      Goal goal,
      long parameters,
      long updaterState) {
    MessageDigest sha = Sha256.begin();
    // Records print all they hold, and doubles exactly.
    String text =
        String.join(
            "\n",
            ByteOrder.nativeOrder().toString(),
            spec.toString(),
            Long.toString(seed),
            score.key(),
            goal.name(),
            parameters + " parameters, " + updaterState + " in the updater",
            plan.shape() + ", " + plan.classes() + " classes",
            plan.folds().size() + " folds, " + plan.repeats() + " repeats");
    sha.update(text.getBytes(StandardCharsets.UTF_8));
    for (TrainingData fold : plan.folds()) {
      update(sha, fold, fold.training());
      update(sha, fold, fold.validation());
    }
    return new TrainingFingerprint(sha.digest());
  }

  /** Compares with the next bytes of the buffer. */
  boolean matches(ByteBuffer buffer) {
    byte[] other = new byte[BYTES];
    buffer.get(other);
    return Arrays.equals(digest, other);
  }

  void put(ByteBuffer buffer) {
    buffer.put(digest);
  }

  private static void update(MessageDigest sha, TrainingData data, int[] images) {
    ByteBuffer numbers = ByteBuffer.allocate(2 * Integer.BYTES * images.length);
    for (int image : images) {
      numbers.putInt(image).putInt(data.label(image));
    }
    sha.update(numbers.flip());
    float[] pixels = new float[Math.toIntExact(data.shape().size())];
    ByteBuffer bytes = ByteBuffer.allocate(pixels.length * Float.BYTES);
    int step = Math.max(1, images.length / SAMPLED_IMAGES);
    for (int i = 0; i < images.length; i += step) {
      data.pixels().copyImage(images[i], pixels, 0);
      bytes.clear().asFloatBuffer().put(pixels);
      sha.update(bytes);
    }
  }
}
