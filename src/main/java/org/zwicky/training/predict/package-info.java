/**
 * What a trained network says of images: probabilities, the mean over symmetries, and which pixels
 * speak for a class.
 */
package org.zwicky.training.predict;
