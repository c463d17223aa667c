package org.latentrom.engine.baseline;

import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;

/**
 * Packs the valid pixels of a field's channels into one vector and back. Linear algebra on packed vectors needs no
 * mask, and does not depend on what stands in invalid pixels.
 */
final class ValidPixels {
    private final FieldShape m_shape;

    private final Mask m_mask;

    /** positions of the packed values in {@link Field#values()}; null if all are valid */
    private final int[] m_positions;

    ValidPixels(final FieldShape shape, final Mask mask) {
        m_shape = shape;
        m_mask = mask;
        m_positions = mask.isFull() ? null : positions(shape, mask);
    }

    private static int[] positions(final FieldShape shape, final Mask mask) {
        var positions = new int[shape.channels().size() * mask.count()];
        int n = 0;
        for (int i = 0; i < shape.size(); i++) {
            if (mask.isValid(i % shape.pixels())) {
                positions[n++] = i;
            }
        }
        return positions;
    }

    /** @return number of packed values: channels x valid pixels */
    int size() {
        return m_positions == null ? m_shape.size() : m_positions.length;
    }

    FieldShape shape() {
        return m_shape;
    }

    /**
     * @return the values of the valid pixels; not to be changed, it can be the field's own array
     * @throws IllegalArgumentException if the field has other channels, another grid or other valid pixels
     */
    float[] pack(final Field field) {
        if (!field.shape().equals(m_shape) || !field.mask().equals(m_mask)) {
            throw new IllegalArgumentException("all fields must have the same channels, grid and valid pixels: "
                + "expected " + m_shape + " with " + m_mask + ", got " + field.shape() + " with " + field.mask());
        }
        if (m_positions == null) {
            return field.values();
        }
        var packed = new float[m_positions.length];
        for (int i = 0; i < packed.length; i++) {
            packed[i] = field.values()[m_positions[i]];
        }
        return packed;
    }

    /** @return a field of packed values, 0 in invalid pixels */
    Field unpack(final double[] packed) {
        var values = new float[m_shape.size()];
        for (int i = 0; i < packed.length; i++) {
            values[m_positions == null ? i : m_positions[i]] = (float)packed[i];
        }
        return new Field(m_shape, values, m_mask);
    }
}
