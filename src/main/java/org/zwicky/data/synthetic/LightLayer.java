package org.zwicky.data.synthetic;

/** Light of one colour and strength. */
record LightLayer(Light light, double strength, Colour tone) {}
