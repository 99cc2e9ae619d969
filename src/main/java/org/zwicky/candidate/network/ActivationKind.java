package org.zwicky.candidate.network;

/**
 * Element-wise activation functions a layer can name; the JSON name is the constant's name in lower
 * case.
 */
public enum ActivationKind {
  IDENTITY,
  RELU,
  LEAKYRELU,
  ELU,
  SELU,
  GELU,
  SWISH,
  MISH,
  TANH,
  SIGMOID
}
