/**
 * Training steps and predictions on oneDNN itself: a network's layers as oneDNN primitives on
 * blocked layouts, its parameters and gradients in flat arrays laid out as DL4J's.
 */
package org.zwicky.training.onednn;
