/**
 * The command line: thin picocli commands, the only place that wires the rooms together and prints.
 */
package org.zwicky.cli;
