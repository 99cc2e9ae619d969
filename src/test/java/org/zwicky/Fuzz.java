package org.zwicky;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Feeds damaged copies of good inputs to a reader, which may refuse them in its own way, and must
 * do so soon. Each build tries the same few hundred; {@code mvn verify -Pfuzz} tries new ones for
 * ten minutes a reader, and leaves what it finds in {@code target/fuzz}.
 */
public final class Fuzz {

  private static final int USUAL_ROUNDS = 200;
  private static final long USUAL_SEED = 20_260_314;
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final long[] ODD = {
    0,
    1,
    -1,
    0x7F,
    0x80,
    0xFF,
    0x7FFF,
    0x8000,
    0xFFFF,
    0x7FFFFFFF,
    0x80000000L,
    0xFFFFFFFFL,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    1L << 40
  };

  private final String name;
  private final List<byte[]> inputs;

  /**
   * @param name of the reader, for the files that are left
   * @param inputs good ones
   */
  public Fuzz(String name, List<byte[]> inputs) {
    this.name = name;
    this.inputs = inputs;
  }

  /** Good inputs that lie beside a test. */
  public static List<byte[]> resources(Class<?> test, String... names) throws IOException {
    List<byte[]> inputs = new ArrayList<>();
    for (String name : names) {
      try (InputStream in = test.getResourceAsStream(name)) {
        inputs.add(in.readAllBytes());
      }
    }
    return inputs;
  }

  /** Reads an input. */
  @FunctionalInterface
  public interface Reader {

    /** Throws what it refuses an input with. */
    void read(byte[] input) throws Exception;
  }

  /**
   * Runs.
   *
   * @param refusals what the reader may throw
   * @throws AssertionError if it throws anything else, or takes too long
   */
  @SafeVarargs
  public final void run(Reader reader, Class<? extends Exception>... refusals) throws IOException {
    long seconds = Long.getLong("zwicky.fuzz.seconds", 0);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    long seed = seconds > 0 ? System.nanoTime() : USUAL_SEED;
    for (int round = 0; seconds > 0 ? System.nanoTime() < end : round < USUAL_ROUNDS; round++) {
      byte[] input = damaged(new Random(seed + round));
      long begin = System.nanoTime();
      try {
        reader.read(input);
      } catch (Throwable e) {
        if (Arrays.stream(refusals).noneMatch(refusal -> refusal.isInstance(e))) {
          throw new AssertionError("seed %d: %s".formatted(seed + round, kept(input)), e);
        }
      }
      Duration took = Duration.ofNanos(System.nanoTime() - begin);
      if (took.compareTo(LONGEST) > 0) {
        throw new AssertionError("seed %d took %s: %s".formatted(seed + round, took, kept(input)));
      }
    }
  }

  private Path kept(byte[] input) throws IOException {
    Path file = Path.of("target/fuzz", name + "-" + Integer.toHexString(Arrays.hashCode(input)));
    Files.createDirectories(file.getParent());
    return Files.write(file, input);
  }

  private byte[] damaged(Random random) {
    byte[] input = inputs.get(random.nextInt(inputs.size())).clone();
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes && input.length > 0; i++) {
      input = changed(input, random);
    }
    return input;
  }

  private byte[] changed(byte[] input, Random random) {
    int at = random.nextInt(input.length);
    switch (random.nextInt(8)) {
      case 0 -> input[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
      case 1 -> input[at] = (byte) random.nextInt();
      case 2, 3 -> put(input, at, 1 << random.nextInt(4), random);
      case 4 -> {
        return Arrays.copyOf(input, at);
      }
      case 5 -> {
        return Arrays.copyOf(input, input.length + 1 + random.nextInt(64));
      }
      case 6 -> {
        byte[] other = inputs.get(random.nextInt(inputs.size()));
        int from = random.nextInt(other.length);
        int count =
            Math.min(1 + random.nextInt(64), Math.min(other.length - from, input.length - at));
        System.arraycopy(other, from, input, at, count);
      }
      default -> {
        int count = Math.min(1 + random.nextInt(256), input.length - at);
        byte[] longer = Arrays.copyOf(input, input.length + count);
        System.arraycopy(input, at, longer, at + count, input.length - at);
        return longer;
      }
    }
    return input;
  }

  private static void put(byte[] input, int at, int size, Random random) {
    if (at + size > input.length) {
      return;
    }
    long value = ODD[random.nextInt(ODD.length)];
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES);
    bytes.order(random.nextBoolean() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    bytes.putLong(value);
    int from = bytes.order() == ByteOrder.LITTLE_ENDIAN ? 0 : Long.BYTES - size;
    System.arraycopy(bytes.array(), from, input, at, size);
  }
}
