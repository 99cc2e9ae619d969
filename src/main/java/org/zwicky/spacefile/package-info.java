/**
 * Reads and checks the search space file: JSON to parameters, settings and the blueprint of a
 * trial, or every problem at once with its place in the file.
 */
package org.zwicky.spacefile;
