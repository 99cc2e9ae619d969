/**
 * Trains one candidate: specification to DL4J network, the training loop, losses, class weights,
 * augmentation, and the oneDNN switch. The only package that knows DL4J and ND4J.
 */
package org.zwicky.training;
