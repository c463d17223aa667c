/**
 * WLSQM: derivatives of noisy pictures by weighted least squares with a local polynomial in every pixel (the method of
 * python-wlsqm, J. Jeronen, and of randomthought's {@code differentiate}; for the family of methods see Lancaster and
 * Salkauskas 1981 and Savitzky and Golay 1964). Plain Java, float64.
 * <p>
 * The sums behind a fit with uniform weights are exact: values become integers once, prefix sums of integers wrap
 * around without harm, and the differences of them are right to the last bit. So the work grows with the radius instead
 * of its square, nothing is lost to cancellation, and results do not depend on how rows are shared out among threads.
 * Sums with other weights are taken neighbour by neighbour, in a fixed sequence.
 * <p>
 * {@code ImageWlsqm} is the entry. {@code SolverFactory} factorises one normal matrix for each different neighbourhood
 * ({@code RowMoments}, {@code NormalEquations}, {@code Solvers}); {@code ExactFit} and {@code WeightedFit} solve;
 * {@code ExactAdjoint} and {@code WeightedAdjoint} are their transposes.
 */
package org.latentrom.engine.wlsqm;
