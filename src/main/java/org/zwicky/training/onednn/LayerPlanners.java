package org.zwicky.training.onednn;

import java.util.Map;
import java.util.Set;
import org.zwicky.candidate.network.ActivationSpec;
import org.zwicky.candidate.network.BatchNormSpec;
import org.zwicky.candidate.network.ConvSpec;
import org.zwicky.candidate.network.DenseSpec;
import org.zwicky.candidate.network.DropoutSpec;
import org.zwicky.candidate.network.FeatureShape;
import org.zwicky.candidate.network.FlattenSpec;
import org.zwicky.candidate.network.GlobalPoolSpec;
import org.zwicky.candidate.network.LayerSpec;
import org.zwicky.candidate.network.PoolSpec;
import org.zwicky.candidate.network.ResidualSpec;
import org.zwicky.candidate.network.SeparableConvSpec;

/** What computes each kind of layer; DL4J computes networks with one that is not here. */
final class LayerPlanners {

  private static final Map<Class<? extends LayerSpec>, LayerPlanner<?>> PLANNERS =
      Map.ofEntries(
          planner(ConvSpec.class, (plan, conv, index, output) -> plan.addConv(conv, output)),
          planner(SeparableConvSpec.class, LayerPlanners::separable),
          planner(ResidualSpec.class, LayerPlanners::residual),
          planner(PoolSpec.class, LayerPlanners::pool),
          planner(GlobalPoolSpec.class, LayerPlanners::globalPool),
          planner(FlattenSpec.class, (plan, flatten, index, output) -> plan.addFlatten()),
          planner(DenseSpec.class, (plan, dense, index, output) -> plan.addDense(dense)),
          planner(BatchNormSpec.class, LayerPlanners::batchNorm),
          planner(DropoutSpec.class, LayerPlanners::dropout),
          planner(
              ActivationSpec.class,
              (plan, spec, index, output) -> plan.activate(spec.activation())));

  private LayerPlanners() {}

  /** The kinds of layer that can be computed. */
  static Set<Class<? extends LayerSpec>> kinds() {
    return PLANNERS.keySet();
  }

  /** That of a layer's kind. */
  @SuppressWarnings("unchecked") // entries are made by planner()
  static <S extends LayerSpec> LayerPlanner<S> of(S layer) {
    LayerPlanner<?> planner = PLANNERS.get(layer.getClass());
    if (planner == null) {
      throw new IllegalArgumentException("No oneDNN layer for " + layer);
    }
    return (LayerPlanner<S>) planner;
  }

  private static void separable(
      LayerPlan plan, SeparableConvSpec separable, int index, FeatureShape output) {
    plan.addDepthwise(separable);
    plan.addConv(separable.pointwise(), output);
  }

  private static void residual(
      LayerPlan plan, ResidualSpec residual, int index, FeatureShape output) {
    plan.addResidual(residual, index);
  }

  private static void pool(LayerPlan plan, PoolSpec pool, int index, FeatureShape output) {
    plan.addPool(pool.type(), PoolingLayer.of(pool, plan.shape(), output));
  }

  private static void globalPool(
      LayerPlan plan, GlobalPoolSpec pool, int index, FeatureShape output) {
    plan.addPool(pool.type(), PoolingLayer.global(pool.type(), plan.shape()));
    plan.add(new FlattenLayer());
  }

  private static void batchNorm(
      LayerPlan plan, BatchNormSpec batchNorm, int index, FeatureShape output) {
    plan.addBatchNorm();
  }

  private static void dropout(LayerPlan plan, DropoutSpec dropout, int index, FeatureShape output) {
    plan.flush();
    if (dropout.rate() > 0) {
      plan.add(new DropoutLayer(dropout, plan.stream(index)));
    }
  }

  private static <S extends LayerSpec>
      Map.Entry<Class<? extends LayerSpec>, LayerPlanner<?>> planner(
          Class<S> kind, LayerPlanner<S> planner) {
    return Map.entry(kind, planner);
  }
}
