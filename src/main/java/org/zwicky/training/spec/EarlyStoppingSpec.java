package org.zwicky.training.spec;

/**
 * Ends training when the validation score has not improved for a number of epochs; the best epoch's
 * parameters are restored.
 *
 * @param patience epochs without improvement that are waited for, at least 1
 */
public record EarlyStoppingSpec(int patience) {}
