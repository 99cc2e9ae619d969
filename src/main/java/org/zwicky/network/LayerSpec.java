package org.zwicky.network;

/**
 * One layer of a candidate network, every field a constant. Immutable; its shape arithmetic is in
 * {@link FeatureShape}.
 */
public sealed interface LayerSpec
    permits ConvSpec,
        ResidualSpec,
        PoolSpec,
        GlobalPoolSpec,
        BatchNormSpec,
        DropoutSpec,
        DenseSpec,
        ActivationSpec {}
