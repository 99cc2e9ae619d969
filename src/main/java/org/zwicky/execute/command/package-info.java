/**
 * Trials of any program: starts it with the parameters, reads the metrics that it prints, and ends
 * it with all that it started.
 */
package org.zwicky.execute.command;
