/**
 * What is learned from: a fold's images and classes, the order of an epoch, and batches of
 * augmented images as ND4J's arrays; where all random numbers of a training come from.
 */
package org.zwicky.training.batch;
