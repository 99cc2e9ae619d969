/**
 * Engines behind one port: forward and backward passes, and predictions, on oneDNN itself or by
 * DL4J.
 */
package org.zwicky.training.engine;
