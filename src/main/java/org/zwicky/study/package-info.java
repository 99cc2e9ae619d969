/**
 * Studies and their trials: what is searched for, the runner that drives a sweep, and the ports
 * through which trials are executed and recorded.
 */
package org.zwicky.study;
