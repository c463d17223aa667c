/**
 * Convolutional variational autoencoders of fields. {@link org.latentrom.engine.cvae.CvaeTrainer} makes a
 * {@link org.latentrom.engine.cvae.CvaeModel} of fields on one grid; the model encodes, decodes and is saved;
 * {@link org.latentrom.engine.cvae.CvaeStatistics} judges it.
 *
 * <p>
 * Inside: {@code Scaling} and {@code Packing} bring a field into the network's layout, package {@code network} has the
 * networks, {@code Likelihood} the observation model, {@code Session} one batch on its way through, {@code Objective}
 * the gradient, {@code Training} the loop. Another observation model is another {@code Likelihood}; another network
 * needs another name in the file of a model, so that saved models keep meaning what they meant.
 */
package org.latentrom.engine.cvae;
