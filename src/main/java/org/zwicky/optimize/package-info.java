/**
 * Searches from Java, in memory: an objective function in place of a search-space file, without
 * command line and database.
 */
package org.zwicky.optimize;
