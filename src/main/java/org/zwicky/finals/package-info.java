/**
 * Trains the best trials again with new seeds, crowns one of them, and measures it and an ensemble
 * on the test part, which nothing else touches.
 */
package org.zwicky.finals;
