package org.zwicky.spacefile;

import java.util.Optional;
import org.zwicky.candidate.network.NetworkShapes;
import org.zwicky.estimate.Workload;
import org.zwicky.space.Assignment;

/**
 * One candidate of a space, tried on the shape of the images.
 *
 * @param assignment its values
 * @param work what training it would be; empty where its layers don't fit together
 * @param shapes of its layers; empty likewise
 * @param infeasible why it can't be a trial; empty if it can
 */
public record SampledNetwork(
    Assignment assignment,
    Optional<NetworkShapes> shapes,
    Optional<Workload> work,
    Optional<String> infeasible) {}
