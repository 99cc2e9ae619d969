/**
 * Worker processes on this machine: long-lived JVMs that train one trial after another, and the
 * JSON lines that parent and worker exchange over the worker's standard input and output.
 */
package org.zwicky.execute.local;
