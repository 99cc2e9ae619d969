/**
 * One step of a training: gradients are clipped, penalised and made into a change of the
 * parameters, whose norms are bounded and measured.
 */
package org.zwicky.training.step;
