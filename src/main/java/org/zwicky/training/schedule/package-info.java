/** When the learning rate falls and training stops, as functions of steps and scores. */
package org.zwicky.training.schedule;
