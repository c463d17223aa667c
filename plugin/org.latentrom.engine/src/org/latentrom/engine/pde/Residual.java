package org.latentrom.engine.pde;

import java.util.List;

import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;

/** Residuals of equations at one time. */
public final class Residual {
    private final FieldShape m_shape;

    private final Mask m_mask;

    private final double[][] m_values;

    private final List<List<String>> m_terms;

    private final double[][] m_termRms;

    private final int m_notFinite;

    private final ResidualInputs m_inputs;

    Residual(final FieldShape shape, final Mask mask, final double[][] values, final List<List<String>> terms,
        final double[][] termRms, final int notFinite, final ResidualInputs inputs) {
        m_shape = shape;
        m_mask = mask;
        m_values = values;
        m_terms = terms;
        m_termRms = termRms;
        m_notFinite = notFinite;
        m_inputs = inputs;
    }

    /** @return names of the equations */
    public List<String> names() {
        return m_shape.channels();
    }

    /** @return the pixels that count */
    public Mask mask() {
        return m_mask;
    }

    /** @return number of pixels that were left out because a residual is not finite there */
    public int notFinite() {
        return m_notFinite;
    }

    /** @return an equation's residual in each pixel, row by row; NaN in pixels that do not count; not a copy */
    public double[] values(final int equation) {
        return m_values[equation];
    }

    ResidualInputs inputs() {
        return m_inputs;
    }

    /**
     * @return the residuals as float32 channels with the equations' names, 0 in pixels that do not count
     * @throws IllegalArgumentException if a residual is beyond float32
     */
    public Field field() {
        var values = new float[m_shape.size()];
        for (int e = 0; e < m_values.length; e++) {
            for (int i = 0; i < m_shape.pixels(); i++) {
                float v = m_mask.isValid(i) ? (float)m_values[e][i] : 0;
                if (Float.isInfinite(v)) {
                    throw new IllegalArgumentException("the residual of \"" + m_shape.channels().get(e) + "\" is "
                        + m_values[e][i] + " in row " + i / m_shape.width() + ", column " + i % m_shape.width()
                        + ", beyond float32: divide the equation by a large number");
                }
                values[e * m_shape.pixels() + i] = v;
            }
        }
        return new Field(m_shape, values, m_mask);
    }

    /** @return how large an equation's residual is */
    public ResidualNorms norms(final int equation) {
        double[] v = m_values[equation];
        double sum = 0;
        double maximum = 0;
        for (int i = 0; i < v.length; i++) {
            if (m_mask.isValid(i)) {
                sum += v[i] * v[i];
                maximum = Math.max(maximum, Math.abs(v[i]));
            }
        }
        int largest = 0;
        for (int k = 1; k < m_termRms[equation].length; k++) {
            largest = m_termRms[equation][k] > m_termRms[equation][largest] ? k : largest;
        }
        boolean hasTerm = m_termRms[equation].length > 0;
        double scale = hasTerm ? m_termRms[equation][largest] : 0;
        double rms = Math.sqrt(sum / m_mask.count());
        double area = m_shape.dx() * (m_shape.height() == 1 ? 1 : m_shape.dy());
        return new ResidualNorms(rms, maximum, Math.sqrt(sum * area), scale == 0 ? Double.NaN : rms / scale,
            hasTerm ? m_terms.get(equation).get(largest) : "", m_mask.count());
    }
}
