/** Zwicky: hyperparameter search and experiment tracking for convolutional networks. */
package org.zwicky;
