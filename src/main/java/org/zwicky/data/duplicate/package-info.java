/** Finds images that are nearly the same, by perceptual hash and by their fine detail. */
package org.zwicky.data.duplicate;
