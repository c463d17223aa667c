package org.latentrom.engine.nn;

/**
 * What {@link Adam} remembers of the steps so far; a checkpoint keeps it.
 *
 * @param first running mean of the gradient
 * @param second running mean of its square
 * @param step number of steps
 * @param meanNorm running mean of the gradient's norm
 */
public record AdamState(float[] first, float[] second, int step, double meanNorm) {
}
