package org.zwicky.candidate.network;

import java.util.Locale;

/**
 * What the initial weights of a layer are drawn from. Each but {@link #ORTHOGONAL} is a
 * distribution of mean 0; fan-in is the number of inputs of one output, fan-out the number of
 * outputs of one input, a kernel's rows and columns included.
 */
public enum InitKind {
  /** By the activation that follows: He for the rectifier family, LeCun for SELU, else Glorot. */
  DEFAULT,
  /** Normal with variance 2 / fan-in (He et al. 2015, arXiv:1502.01852, section 2.2). */
  HE_NORMAL,
  /** Uniform with variance 2 / fan-in. */
  HE_UNIFORM,
  /** Normal with variance 2 / (fan-in + fan-out) (Glorot and Bengio 2010, equation 12). */
  GLOROT_NORMAL,
  /** Uniform with variance 2 / (fan-in + fan-out) (Glorot and Bengio 2010, equation 16). */
  GLOROT_UNIFORM,
  /**
   * Normal with variance 1 / fan-in (LeCun et al. 1998, <i>Efficient BackProp</i>, section 4.6).
   */
  LECUN_NORMAL,
  /** Uniform with variance 1 / fan-in. */
  LECUN_UNIFORM,
  /**
   * Orthonormal rows or columns, whichever are fewer, of the matrix outputs × fan-in (Saxe et al.
   * 2014, arXiv:1312.6120).
   */
  ORTHOGONAL;

  /** Its name in the search-space file, such as {@code heNormal}. */
  public String key() {
    String[] words = name().toLowerCase(Locale.ROOT).split("_", -1);
    return words.length == 1
        ? words[0]
        : words[0] + Character.toUpperCase(words[1].charAt(0)) + words[1].substring(1);
  }
}
