/**
 * Residuals of partial differential equations on fields: equations that a user types, spatial derivatives by
 * {@link org.latentrom.engine.wlsqm.ImageWlsqm weighted least squares}, time derivatives from neighbouring rows of a
 * run, and the residuals' gradient with respect to the pixels, for training losses.
 */
package org.latentrom.engine.pde;
