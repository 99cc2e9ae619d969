/**
 * Samplers, each an Arbiter {@code CandidateGenerator}, and the Arbiter {@code ParameterSpace} over
 * a search space.
 */
package org.zwicky.search;
