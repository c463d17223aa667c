/**
 * Latent states to decode: drawn from the prior ({@link org.latentrom.engine.sampling.StandardNormal}) or from a
 * mixture of normal distributions that was fitted to encoded fields
 * ({@link org.latentrom.engine.sampling.GaussianMixture}), on the way between two states
 * ({@link org.latentrom.engine.sampling.Interpolation}), around one
 * ({@link org.latentrom.engine.sampling.LatinHypercube}), or set out along latent variables
 * ({@link org.latentrom.engine.sampling.LatentGrid}, {@link org.latentrom.engine.sampling.Spacing}). A state is an
 * array of L numbers; nothing here knows what decodes it.
 */
package org.latentrom.engine.sampling;
