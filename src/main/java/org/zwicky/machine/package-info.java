/** What this machine has, and whether a sweep can run on it. JDK only; loads nothing native. */
package org.zwicky.machine;
