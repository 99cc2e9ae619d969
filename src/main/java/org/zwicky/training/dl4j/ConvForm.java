package org.zwicky.training.dl4j;

import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.zwicky.candidate.network.ActivationKind;
import org.zwicky.candidate.network.ConvSpec;
import org.zwicky.candidate.network.Padding;
import org.zwicky.candidate.network.Window;

/** A convolution in DL4J, with the batch normalisation and activation that may be part of it. */
final class ConvForm implements LayerForm<ConvSpec> {

  @Override
  public void addTo(NetworkPlan plan, ConvSpec conv, LayerPlace place) {
    add(plan, conv, place.following());
  }

  /**
   * Adds one that may be part of another layer.
   *
   * @param following the activation that its initial weights shall suit
   */
  static void add(NetworkPlan plan, ConvSpec conv, ActivationKind following) {
    plan.add(
        moved(new ConvolutionLayer.Builder(), conv.window())
            .nOut(conv.filters())
            .hasBias(conv.bias())
            .activation(BatchNormForm.before(conv.activation(), conv.batchNorm()))
            .weightInit(InitialWeights.of(conv.init(), following))
            .build());
    BatchNormForm.finish(plan, conv.activation(), conv.batchNorm());
  }

  /** The builder with the numbers of a kernel. */
  static <B extends ConvolutionLayer.BaseConvBuilder<B>> B moved(B builder, Window kernel) {
    builder.setKernelSize(new int[] {kernel.size(), kernel.size()});
    builder.setStride(new int[] {kernel.stride(), kernel.stride()});
    builder.setDilation(new int[] {kernel.dilation(), kernel.dilation()});
    return builder.convolutionMode(mode(kernel));
  }

  /** How the border is treated. */
  static ConvolutionMode mode(Window window) {
    return window.padding() == Padding.SAME ? ConvolutionMode.Same : ConvolutionMode.Truncate;
  }
}
