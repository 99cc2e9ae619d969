/**
 * What this machine has, whether a sweep can run on it, and whose process listens on a port. JDK
 * only; loads nothing native.
 */
package org.zwicky.base.machine;
