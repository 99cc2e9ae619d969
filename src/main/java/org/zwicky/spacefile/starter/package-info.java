/** Writes a search-space file to start from, sensible for the data it is about. */
package org.zwicky.spacefile.starter;
