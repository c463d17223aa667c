package org.latentrom.engine.scattered;

/**
 * Condition numbers in the 2-norm of the normal matrix of each origin; infinite if it is singular, NaN if all
 * DOFs are known.
 *
 * @param original of A = sum w c c^T, c_j being the Taylor terms dx^p dy^q dz^r / (p! q! r!) in the coordinates' unit;
 *            depends on that unit
 * @param scaled of the matrix that Ruiz' symmetric equilibration makes of it: what bounds the loss of digits
 */
public record ConditionNumbers(double[] original, double[] scaled) {
}
