package org.zwicky.candidate.network;

/**
 * One layer of a candidate network, every field a constant. Immutable; its shape arithmetic is in
 * {@link FeatureShape}.
 */
public sealed interface LayerSpec
    permits ConvSpec,
        SeparableConvSpec,
        ResidualSpec,
        PoolSpec,
        GlobalPoolSpec,
        BatchNormSpec,
        DropoutSpec,
        FlattenSpec,
        DenseSpec,
        ActivationSpec {}
