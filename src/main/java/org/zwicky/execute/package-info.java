/** Executes trials: in this process, and (in {@code local}) in worker processes on this machine. */
package org.zwicky.execute;
