/**
 * Trains one candidate: epoch after epoch, of one network or of several side by side, from the
 * beginning or from a checkpoint, until a result.
 */
package org.zwicky.training.run;
