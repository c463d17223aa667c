/**
 * Neural networks as static plans of layers with explicit forward and backward passes over preallocated native arrays
 * of ND4J. A plan is built once for a batch size; a step allocates nothing. The choice of ops follows measurements: of
 * those that ND4J 1.0.0-M2.1 has, several are slow (native prelu, deconv2d, broadcasting gradients) or have wrong
 * gradients.
 */
package org.latentrom.engine.nn;
