/**
 * Derivatives of very noisy data by regularisation: the data are replaced by the function that is near them and has
 * small second derivatives, and that function is derived. Two measures of "small": the square integral (H², Tikhonov;
 * in one dimension the cubic smoothing spline of Reinsch 1967, in two the thin plate), for smooth functions, and the
 * absolute integral (TV, the total variation of the gradient; Chartrand 2011), for functions with kinks. How much is
 * smoothed follows from the noise (discrepancy principle, Morozov 1966), from the L-curve (Hansen 1992), or is given.
 * Plain Java, float64.
 * <p>
 * With the domain Ω, the data z and the mean spacing of samples h, the minimised functionals are
 * {@code ∫ (f - z)² + α ∫ |∇²f|²} (H²; α in length⁴, detail below a length of about α^(1/4) is smoothed away) and
 * {@code ½ ∫ (f - z)² + α ∫ |∇²f|} (TV; α in value x length²), where |∇²f|² = fxx² + 2 fxy² + fyy² and the first
 * integral is the sum over the samples, times the length or area of one. Functions that are linear are reproduced for
 * any α. Inside, lengths are in units of h and values in units of the data's deviation from a plane.
 */
package org.latentrom.engine.tikhonov;
