/**
 * How good a classifier is: confusion matrices and the scores made from them, as pure functions
 * that equal scikit-learn's. Knows no trial, no network and no file.
 */
package org.zwicky.metric;
