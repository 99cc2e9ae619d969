/**
 * A candidate as a DL4J network: one form a kind of layer, initial weights, and DL4J's own layers
 * made faster or kept from a fault.
 */
package org.zwicky.training.dl4j;
