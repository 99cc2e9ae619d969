package org.zwicky.training.dl4j;

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer.AlgoMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer.BwdDataAlgo;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer.BwdFilterAlgo;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer.FwdAlgo;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNConvHelper;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * DL4J's oneDNN convolution without its second forward pass.
 *
 * <p>In the backward pass a DL4J convolution computes its pre-activation once more, to derive the
 * activation there. The forward pass has overwritten it with the activation, but for ReLU, leaky
 * ReLU and the identity the derivative is the same at both, so this hands the activation out again.
 * Other activations go the long way.
 *
 * <p>It relies on the order in which a layer calls its helper: {@link #preOutput}, {@link
 * #activate} in a forward pass; {@link #preOutput}, {@link #backpropGradient} in the backward pass
 * of the same step, with the same input array.
 */
final class CachingConvHelper extends MKLDNNConvHelper {

  private INDArray lastInput;
  private INDArray lastOutput;
  private boolean armed;

  CachingConvHelper(DataType type) {
    super(type);
  }

  @Override
  public INDArray preOutput(
      INDArray input,
      INDArray weights,
      INDArray bias,
      int[] kernel,
      int[] strides,
      int[] pad,
      AlgoMode mode,
      FwdAlgo fwdAlgo,
      ConvolutionMode convolutionMode,
      int[] dilation,
      CNN2DFormat format,
      LayerWorkspaceMgr workspaceMgr) {
    if (armed && input == lastInput) {
      armed = false;
      return lastOutput;
    }
    armed = false;
    lastInput = input;
    lastOutput =
        super.preOutput(
            input,
            weights,
            bias,
            kernel,
            strides,
            pad,
            mode,
            fwdAlgo,
            convolutionMode,
            dilation,
            format,
            workspaceMgr);
    return lastOutput;
  }

  @Override
  public INDArray activate(INDArray z, IActivation activation, boolean training) {
    armed = training && z == lastOutput && sameDerivativeAfterwards(activation);
    return super.activate(z, activation, training);
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(
      INDArray input,
      INDArray weights,
      INDArray bias,
      INDArray delta,
      int[] kernel,
      int[] strides,
      int[] pad,
      INDArray biasGradView,
      INDArray weightGradView,
      IActivation afn,
      AlgoMode mode,
      BwdFilterAlgo bwdFilterAlgo,
      BwdDataAlgo bwdDataAlgo,
      ConvolutionMode convolutionMode,
      int[] dilation,
      CNN2DFormat format,
      LayerWorkspaceMgr workspaceMgr) {
    armed = false;
    lastInput = null;
    lastOutput = null;
    return super.backpropGradient(
        input,
        weights,
        bias,
        delta,
        kernel,
        strides,
        pad,
        biasGradView,
        weightGradView,
        afn,
        mode,
        bwdFilterAlgo,
        bwdDataAlgo,
        convolutionMode,
        dilation,
        format,
        workspaceMgr);
  }

  private static boolean sameDerivativeAfterwards(IActivation activation) {
    return activation instanceof ActivationReLU
        || activation instanceof ActivationLReLU
        || activation instanceof ActivationIdentity;
  }
}
