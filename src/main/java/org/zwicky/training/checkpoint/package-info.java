/**
 * The file that a training that was cut off goes on from, and the fingerprint that says whose it
 * is.
 */
package org.zwicky.training.checkpoint;
