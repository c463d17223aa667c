package org.latentrom.knime.scorer;

import org.latentrom.engine.field.Field;

/** The field that is left when the truth is taken from the prediction. */
final class FieldDifference {
    private FieldDifference() {
    }

    /**
     * @param predicted a field with the truth's grid and channels, in any order
     * @param truth the true field
     * @return predicted - truth, channel by channel in the truth's order; 0 where the truth is not valid
     */
    static Field of(final Field predicted, final Field truth) {
        final var shape = truth.shape();
        final int pixels = shape.pixels();
        final float[] difference = new float[shape.size()];
        for (int c = 0; c < shape.channels().size(); c++) {
            final int from = predicted.shape().channel(shape.channels().get(c)) * pixels;
            for (int i = 0; i < pixels; i++) {
                if (truth.mask().isValid(i)) {
                    difference[c * pixels + i] = predicted.values()[from + i] - truth.values()[c * pixels + i];
                }
            }
        }
        return new Field(shape, difference, truth.mask());
    }
}
