/**
 * The candidate network as plain records: layers, feature-map shapes and parameter counts. Knows no
 * vendor; {@code training} builds the real network from it.
 */
package org.zwicky.candidate.network;
