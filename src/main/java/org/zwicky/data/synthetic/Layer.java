package org.zwicky.data.synthetic;

/** Light of one colour and strength. */
record Layer(Light light, double strength, Tone tone) {}
