/**
 * Which parameters mattered in a study: their importance for a metric, from its trials. Pure
 * functions.
 */
package org.zwicky.analysis.importance;
