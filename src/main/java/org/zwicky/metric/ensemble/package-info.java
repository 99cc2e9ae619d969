/**
 * Which models predict together best: pure functions of their probabilities. Knows no file and no
 * store.
 */
package org.zwicky.metric.ensemble;
