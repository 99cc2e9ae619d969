/**
 * Changes training images at random: symmetries, rotations, shifts, zoom, tone, cutout, and mixing
 * with other images. Works on plain arrays and knows no engine; where random numbers come from is
 * the caller's affair.
 */
package org.zwicky.training.augment;
