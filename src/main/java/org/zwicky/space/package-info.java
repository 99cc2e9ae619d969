/**
 * The search space: named parameters, the conditions that switch them on, and the assignments drawn
 * from them.
 */
package org.zwicky.space;
