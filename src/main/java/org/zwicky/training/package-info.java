/**
 * Trains one candidate: specification to DL4J network, the training loop, losses, weights, and the
 * oneDNN switch.
 */
package org.zwicky.training;
