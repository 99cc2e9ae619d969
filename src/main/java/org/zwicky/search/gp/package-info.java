/**
 * Bayesian optimisation: a Gaussian process over what was measured, and the search for the
 * assignment that it expects the largest improvement of. Linear algebra is EJML's.
 */
package org.zwicky.search.gp;
