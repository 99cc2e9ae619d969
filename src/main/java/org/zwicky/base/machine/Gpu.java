package org.zwicky.base.machine;

/**
 * An NVIDIA GPU.
 *
 * @param id what CUDA_VISIBLE_DEVICES calls it: its index in the order of the PCI bus, or its UUID
 * @param name such as {@code NVIDIA A100-SXM4-40GB}
 */
public record Gpu(String id, String name) {}
