/**
 * What the trials of a study do class by class: which of them each metric would choose, what became
 * of the rarest class, which classes are confused, and whether probabilities mean what they say.
 * Pure functions of a report.
 */
package org.zwicky.analysis.classwise;
