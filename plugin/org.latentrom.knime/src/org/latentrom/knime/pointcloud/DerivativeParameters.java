package org.latentrom.knime.pointcloud;

import java.util.stream.IntStream;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.latentrom.engine.scattered.DofLayout;

/** Which derivatives are computed: the options that the nodes share. */
@LoadDefaultsForAbsentFields
final class DerivativeParameters implements NodeParameters {
    @Widget(title = "Fitted value", description = "The value of the fitted polynomial, named like fit(u).")
    boolean m_value = false;

    @Widget(title = "First derivatives", description = "Along each axis, named like dx(u).")
    boolean m_first = true;

    @Widget(title = "Second derivatives", description = "All of them, named like dxx(u) and dxy(u).")
    boolean m_second = false;

    @Widget(title = "Third derivatives", description = "All of them, named like dxxy(u). They need order 3.")
    boolean m_third = false;

    @Widget(title = "Fourth derivatives", description = "All of them, named like dxxyy(u). They need order 4.")
    boolean m_fourth = false;

    /** @return the fitted value alone */
    static DerivativeParameters ofValue() {
        final var value = new DerivativeParameters();
        value.m_value = true;
        value.m_first = false;
        return value;
    }

    private boolean[] orders() {
        return new boolean[]{m_value, m_first, m_second, m_third, m_fourth};
    }

    /** @return the chosen derivatives by their index in the layout, in its order */
    int[] of(final DofLayout layout) {
        return IntStream.range(0, layout.size()).filter(i -> orders()[layout.order(i)]).toArray();
    }

    /**
     * @param order order of the polynomial
     * @throws InvalidSettingsException if nothing is chosen, or what the polynomial does not have
     */
    void check(final int order) throws InvalidSettingsException {
        int highest = -1;
        for (int i = 0; i < orders().length; i++) {
            highest = orders()[i] ? i : highest;
        }
        if (highest < 0) {
            throw new InvalidSettingsException("No derivative is chosen. Choose the first ones, or the fitted value.");
        }
        if (highest > order) {
            throw new InvalidSettingsException("Derivatives of order " + highest + " are chosen, but a polynomial of "
                + "order " + order + " has none. Raise the order to " + highest + ", or choose lower derivatives.");
        }
    }
}
