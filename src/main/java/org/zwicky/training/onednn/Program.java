package org.zwicky.training.onednn;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_desc;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * What a network does with batches of one size: the steps of its forward pass and, if it trains, of
 * its backward pass, planned once and run many times. Not thread-safe.
 */
final class Program {

  private final boolean training;
  private final int batchSize;
  private final FlatParameters parameters;
  private final Arrangement arrangement = new Arrangement();
  private final List<Step> loading = new ArrayList<>();
  private final List<Step> forward = new ArrayList<>();
  private final List<Step> backward = new ArrayList<>();
  private final List<Arguments> needScratch = new ArrayList<>();
  private final List<Pointer> owned = new ArrayList<>();
  private List<Step> current = forward;
  private long scratchBytes = 1;

  Program(boolean training, int batchSize, FlatParameters parameters) {
    this.training = training;
    this.batchSize = batchSize;
    this.parameters = parameters;
  }

  boolean training() {
    return training;
  }

  int batchSize() {
    return batchSize;
  }

  FlatParameters parameters() {
    return parameters;
  }

  Arrangement arrangement() {
    return arrangement;
  }

  prop_kind forwardKind() {
    return training ? prop_kind.forward_training : prop_kind.forward_inference;
  }

  /** The steps added from now on belong to the backward pass. */
  void turnBack() {
    current = backward;
  }

  /** A tensor that the backward pass needs again if the program trains. */
  Tensor output(long[] dims, memory.desc layout) {
    return training ? arrangement.keep(dims, layout) : arrangement.pass(dims, layout);
  }

  /** Adds a primitive to the steps. */
  void add(primitive_desc descriptor, primitive work, Arguments arguments) {
    scratchBytes = Math.max(scratchBytes, descriptor.scratchpad_desc().get_size());
    needScratch.add(arguments);
    owned.add(work);
    current.add(() -> work.execute(Dnnl.STREAM, arguments.map()));
  }

  /** Adds a little work in Java. */
  void add(Step step) {
    current.add(step);
  }

  /** Adds a little work that is done when parameters are loaded; for programs that don't train. */
  void addLoading(Step step) {
    loading.add(step);
  }

  /** The tensor in the wanted layout: itself, or a copy that a step makes. */
  Tensor inLayout(Tensor tensor, memory.desc wanted) {
    if (tensor.hasLayout(wanted)) {
      return tensor;
    }
    Tensor copy =
        current == backward
            ? arrangement.pass(tensor.dims(), wanted)
            : output(tensor.dims(), wanted);
    reorder(tensor, copy, current);
    return copy;
  }

  /**
   * FlatParameters in the wanted layout; a program that doesn't train copies them when it is
   * loaded.
   */
  Tensor parametersInLayout(Tensor tensor, memory.desc wanted) {
    if (tensor.hasLayout(wanted)) {
      return tensor;
    }
    Tensor copy = arrangement.keep(tensor.dims(), wanted);
    reorder(tensor, copy, training ? current : loading);
    return copy;
  }

  /** A place for gradients that a step copies to their own place if the layouts differ. */
  Tensor gradientInLayout(Tensor own, memory.desc layout) {
    return own.hasLayout(layout) ? own : arrangement.keep(own.dims(), layout);
  }

  /** Copies from one layout into another as the next step. */
  void copy(Tensor from, Tensor to) {
    if (from != to) {
      reorder(from, to, current);
    }
  }

  private void reorder(Tensor from, Tensor to, List<Step> steps) {
    reorder work = new reorder(from.memory(), to.memory());
    owned.add(work);
    steps.add(() -> work.execute(Dnnl.STREAM, from.memory(), to.memory()));
  }

  /** To be called when all steps are there. */
  void finish(Slab slab) {
    long[] size = {(scratchBytes + Float.BYTES - 1) / Float.BYTES};
    Tensor scratch = arrangement.keep(size, Dnnl.plain(size));
    slab.house(arrangement);
    for (Arguments arguments : needScratch) {
      arguments.with(dnnl.DNNL_ARG_SCRATCHPAD, scratch);
    }
  }

  /** Copies parameters into their layouts, where that is not part of every forward pass. */
  void load() {
    loading.forEach(Step::run);
  }

  void forward() {
    forward.forEach(Step::run);
  }

  void backward() {
    backward.forEach(Step::run);
  }

  void close() {
    owned.forEach(Pointer::close);
    needScratch.forEach(arguments -> arguments.map().close());
  }

  /** The first {@code count} numbers of a tensor, as they lie in memory. */
  static FloatBuffer floats(Tensor tensor, int count) {
    BytePointer start = Slab.pointer(tensor.memory().get_data_handle().address());
    return new FloatPointer(start).capacity(count).asBuffer();
  }
}
