package org.zwicky.training.dl4j;

import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.zwicky.candidate.network.ActivationSpec;
import org.zwicky.candidate.network.BatchNormSpec;
import org.zwicky.candidate.network.ConvSpec;
import org.zwicky.candidate.network.DenseSpec;
import org.zwicky.candidate.network.DropoutSpec;
import org.zwicky.candidate.network.FeatureShape;
import org.zwicky.candidate.network.FlattenSpec;
import org.zwicky.candidate.network.GlobalPoolSpec;
import org.zwicky.candidate.network.LayerSpec;
import org.zwicky.candidate.network.NetworkShapes;
import org.zwicky.candidate.network.NetworkSpec;
import org.zwicky.candidate.network.PoolSpec;
import org.zwicky.candidate.network.ResidualSpec;
import org.zwicky.candidate.network.SeparableConvSpec;

/** DL4J's form of every kind of layer. */
final class LayerForms {

  private static final Map<Class<? extends LayerSpec>, LayerForm<?>> FORMS =
      Map.ofEntries(
          form(ConvSpec.class, new ConvForm()),
          form(SeparableConvSpec.class, new SeparableConvForm()),
          form(ResidualSpec.class, new ResidualForm()),
          form(PoolSpec.class, new PoolForm()),
          form(
              GlobalPoolSpec.class,
              (plan, pool, place) -> plan.add(new GlobalPoolingLayer(PoolForm.type(pool.type())))),
          form(FlattenSpec.class, new FlattenForm()),
          form(DenseSpec.class, new DenseForm()),
          form(BatchNormSpec.class, new BatchNormForm()),
          form(DropoutSpec.class, new DropoutForm()),
          form(
              ActivationSpec.class,
              (plan, activation, place) ->
                  plan.add(new ActivationLayer(Activations.of(activation.activation())))));

  private LayerForms() {}

  /** The kinds of layer that DL4J has. */
  static Set<Class<? extends LayerSpec>> kinds() {
    return FORMS.keySet();
  }

  /**
   * Adds all layers of a network, the softmax excluded.
   *
   * @param shapes of the network
   */
  static void addTo(NetworkPlan plan, NetworkSpec network, NetworkShapes shapes) {
    FeatureShape input = shapes.input();
    for (int i = 0; i < network.layers().size(); i++) {
      LayerSpec layer = network.layers().get(i);
      of(layer).addTo(plan, layer, new LayerPlace(input, network.activationOf(i)));
      input = shapes.rows().get(i).output();
    }
  }

  @SuppressWarnings("unchecked") // entries are made by form()
  private static <S extends LayerSpec> LayerForm<S> of(S layer) {
    LayerForm<?> form = FORMS.get(layer.getClass());
    if (form == null) {
      throw new IllegalArgumentException("No DL4J layer for " + layer);
    }
    return (LayerForm<S>) form;
  }

  private static <S extends LayerSpec> Map.Entry<Class<? extends LayerSpec>, LayerForm<?>> form(
      Class<S> kind, LayerForm<S> form) {
    return Map.entry(kind, form);
  }
}
