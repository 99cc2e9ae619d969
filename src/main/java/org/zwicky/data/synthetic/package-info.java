/** Galaxies made from formulas, in Galaxy10's ten kinds and their imbalance. */
package org.zwicky.data.synthetic;
