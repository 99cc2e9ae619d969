package org.zwicky.training.onednn;

/** Makes vectors of feature maps, in the order channel, row, column. */
final class FlattenLayer implements PlannedLayer {

  private long[] mapDims;

  @Override
  public Tensor forward(Program program, Tensor source) {
    mapDims = source.dims();
    Tensor plain = program.inLayout(source, Dnnl.plain(mapDims));
    long[] flat = {mapDims[0], mapDims[1] * mapDims[2] * mapDims[3]};
    return program.arrangement().alias(plain, flat, Dnnl.plain(flat));
  }

  @Override
  public Tensor backward(Program program, Tensor gradient, boolean inputGradient) {
    return inputGradient
        ? program.arrangement().alias(gradient, mapDims, Dnnl.plain(mapDims))
        : null;
  }

  @Override
  public boolean outputMayBeOverwritten() {
    return false;
  }
}
