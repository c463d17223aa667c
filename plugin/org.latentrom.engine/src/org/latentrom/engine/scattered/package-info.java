/**
 * Weighted least squares on scattered points in one, two or three dimensions: derivatives up to order 4, their
 * sensitivities, and interpolation at other points. Method and layout of the degrees of freedom are those of
 * python-wlsqm (J. Jeronen, BSD-2-Clause), whose numbers are our tests.
 */
package org.latentrom.engine.scattered;
