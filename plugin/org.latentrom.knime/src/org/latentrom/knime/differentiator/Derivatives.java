package org.latentrom.knime.differentiator;

import org.latentrom.engine.field.Field;

/**
 * What becomes of a field.
 *
 * @param field the derivatives as channels
 * @param noise an estimate of the noise for each channel; empty if not asked for
 */
record Derivatives(Field field, double[] noise) {
}
