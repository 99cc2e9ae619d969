package org.zwicky.candidate.network;

import java.util.List;
import java.util.Locale;

/**
 * Element-wise activation functions a layer can name. The constant's name in lower case is the name
 * in the search-space file; in capitals it is DL4J's as well.
 *
 * <p>By default the initial weights before one are He's for the rectifier family (He et al. 2015),
 * LeCun's for SELU (Klambauer et al. 2017, section 3), and Glorot's for all others (Glorot and
 * Bengio 2010).
 */
public enum ActivationKind {
  IDENTITY(InitKind.GLOROT_NORMAL),
  RELU(InitKind.HE_NORMAL, Elementwise.fromOutput("relu", 0)),
  LEAKYRELU(InitKind.HE_NORMAL, Elementwise.fromOutput("relu", 0.01f)),
  ELU(InitKind.HE_NORMAL, Elementwise.fromOutput("elu", 1)),
  /** Klambauer et al. 2017, <i>Self-Normalizing Neural Networks</i>, equation 2. */
  SELU(
      InitKind.LECUN_NORMAL,
      Elementwise.fromOutput("elu", 1.6732632f),
      Elementwise.fromInput("linear", 1.0507010f)),
  /** x·σ(1.702x), as in DL4J (Hendrycks and Gimpel 2016, section 2). */
  GELU(InitKind.HE_NORMAL, Elementwise.fromInput("swish", 1.702f)),
  SWISH(InitKind.HE_NORMAL, Elementwise.fromInput("swish", 1)),
  MISH(InitKind.HE_NORMAL, Elementwise.fromInput("mish", 0)),
  TANH(InitKind.GLOROT_NORMAL, Elementwise.fromOutput("tanh", 0)),
  SIGMOID(InitKind.GLOROT_NORMAL, Elementwise.fromOutput("logistic", 0));

  private final InitKind usualInit;
  private final List<Elementwise> parts;

  ActivationKind(InitKind usualInit, Elementwise... parts) {
    this.usualInit = usualInit;
    this.parts = List.of(parts);
  }

  /** Its name in the search-space file, such as {@code leakyrelu}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What the weights before it are drawn from by default. */
  public InitKind usualInit() {
    return usualInit;
  }

  /** The functions that make it up, applied one after the other; none for the identity. */
  public List<Elementwise> parts() {
    return parts;
  }

  /** Whether its derivative needs more than its output. */
  public boolean derivativeNeedsInput() {
    return parts.stream().anyMatch(part -> !part.fromOutput());
  }
}
