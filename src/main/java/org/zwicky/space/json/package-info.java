/**
 * Reads and checks the search space file: JSON to parameters, settings and the blueprint of a
 * trial, or every problem at once with its place in the file. The only room that knows Jackson.
 */
package org.zwicky.space.json;
