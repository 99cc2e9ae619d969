/** Losses and their gradients, weights of classes, and what of them is due to unequal classes. */
package org.zwicky.training.loss;
