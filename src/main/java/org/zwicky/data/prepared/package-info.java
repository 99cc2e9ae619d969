/**
 * Prepared images in a file that every worker maps into its memory: decoded once, kept for the next
 * sweep, and one copy for all processes.
 */
package org.zwicky.data.prepared;
