package org.zwicky.training.predict;

/** How the places of an image are found that speak for a class. */
public enum EvidenceKind {
  /**
   * The maps of the last convolution, weighted by the mean gradient of the class's logit by each
   * and cut off below 0 (Selvaraju et al. 2017, Grad-CAM, ICCV).
   */
  GRAD_CAM,
  /**
   * The size of the gradient of the class's logit by each pixel, of several channels the largest
   * (Simonyan et al. 2014, Deep Inside Convolutional Networks, ICLR workshop).
   */
  GRADIENT
}
