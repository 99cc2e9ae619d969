/**
 * What computes in this process: loads ND4J, chooses its build and the engine, and says what it
 * came to. Settings are the process's, not a network's.
 */
package org.zwicky.training.backend;
