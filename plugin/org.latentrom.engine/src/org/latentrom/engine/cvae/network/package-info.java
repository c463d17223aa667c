/**
 * The networks of a CVAE: {@link org.latentrom.engine.cvae.network.NetworkOptions} says which,
 * {@link org.latentrom.engine.cvae.network.Architecture} what that means for a grid,
 * {@link org.latentrom.engine.cvae.network.Network} is its two plans of layers. Knows nothing of training.
 */
package org.latentrom.engine.cvae.network;
