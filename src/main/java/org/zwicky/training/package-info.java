/**
 * What a training tells whoever started it: reports of epochs, what is answered to them, the
 * result, and that it diverged. The packages inside do the work, one job each; {@code run} uses all
 * others.
 */
package org.zwicky.training;
