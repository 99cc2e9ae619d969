package org.zwicky.training.dl4j;

import org.zwicky.candidate.network.ActivationKind;
import org.zwicky.candidate.network.FeatureShape;

/**
 * Where a layer stands in its network.
 *
 * @param input shape of one example before it
 * @param following the activation that follows its weights, which their initial values shall suit
 */
record LayerPlace(FeatureShape input, ActivationKind following) {}
