/** Reads IDX files, as MNIST and Fashion-MNIST ship, gzipped or not. */
package org.zwicky.data.idx;
