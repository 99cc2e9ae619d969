/**
 * What a candidate will take before anybody trains it: time and a worker's memory, from its layers;
 * and which values make candidates impossible. JDK only, so that it costs nothing to ask.
 */
package org.zwicky.estimate;
