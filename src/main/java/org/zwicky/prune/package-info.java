/**
 * Pruners: from what all trials have measured so far to whether one of them is worth going on with,
 * and why. Pure functions; nothing here knows networks, programs or databases.
 */
package org.zwicky.prune;
