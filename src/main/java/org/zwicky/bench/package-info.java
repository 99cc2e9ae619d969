/**
 * Measures how fast networks are trained and predict, through the very training loop and workers of
 * a sweep.
 */
package org.zwicky.bench;
