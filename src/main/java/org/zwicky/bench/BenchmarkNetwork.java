package org.zwicky.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.zwicky.base.BadInputException;

/** Networks whose speed is measured, each a search space of one candidate. */
public enum BenchmarkNetwork {
  /** Three times convolution and max pooling, then a dense layer: 1,142,666 parameters. */
  REFERENCE("reference", 10),
  /** Four times convolution, batch normalisation and max pooling: 98,388 parameters. */
  BATCH_NORM("bn", 4),
  /** A convolution, three residual blocks and an average: 78,426 parameters. */
  RESIDUAL("residual", 10);

  private final String key;
  private final int classes;

  BenchmarkNetwork(String key, int classes) {
    this.key = key;
    this.classes = classes;
  }

  /**
   * The network of a key.
   *
   * @throws BadInputException if there is none
   */
  public static BenchmarkNetwork named(String key) {
    return Arrays.stream(values())
        .filter(network -> network.key.equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new BadInputException(
                    "--network %s: no network has that name; give %s."
                        .formatted(
                            key,
                            Arrays.stream(values())
                                .map(BenchmarkNetwork::key)
                                .collect(Collectors.joining(", ")))));
  }

  /** Its name on the command line. */
  public String key() {
    return key;
  }

  /** Number of classes of its softmax. */
  public int classes() {
    return classes;
  }

  /** Its search space as JSON, without a parameter. */
  public String definition() {
    try (InputStream stream = BenchmarkNetwork.class.getResourceAsStream(key + ".json")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("The network " + key + " can't be read", e);
    }
  }
}
