package org.latentrom.knime.pointcloud;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.scattered.DofLayout;
import org.latentrom.engine.scattered.PointCloud;
import org.latentrom.engine.scattered.ScatteredFit;
import org.latentrom.engine.scattered.ScatteredWlsqm;

/** The chosen derivatives of each value column of a table, cloud by cloud; clouds with equal coordinates together. */
final class TableDerivatives {
    /** The column that shows which fits are poor. */
    static final String CONDITION = "condition number";

    private final DofLayout m_layout;

    private final int[] m_derivatives;

    private final boolean m_condition;

    TableDerivatives(final DofLayout layout, final int[] derivatives, final boolean condition) {
        m_layout = layout;
        m_derivatives = derivatives;
        m_condition = condition;
    }

    /** @return names of the new columns */
    List<String> names(final List<String> values) {
        final List<String> names = new ArrayList<>();
        values.forEach(v -> Arrays.stream(m_derivatives).forEach(d -> names.add(m_layout.derivative(d, v))));
        if (m_condition) {
            names.add(CONDITION);
        }
        return names;
    }

    /** @return {@code [new column][row]}; NaN where there is no such derivative */
    double[][] compute(final PointTable table, final Clouds clouds, final CloudFits fits, final Progress progress) {
        final double[][] result = new double[names(table.names()).size()][table.size()];
        final Map<PointCloud, List<Clouds.Key>> equal = new LinkedHashMap<>();
        table.clouds().forEach((k, rows) -> equal.computeIfAbsent(table.cloud(rows), c -> new ArrayList<>()).add(k));
        int done = 0;
        for (var entry : equal.entrySet()) {
            final Progress part = progress.part((double)done / equal.size(), (done + 1.0) / equal.size());
            final int[] first = table.clouds().get(entry.getValue().get(0));
            final ScatteredWlsqm wlsqm = fits.of(entry.getKey(), i -> "row \"" + table.rows().get(first[i]) + "\"",
                entry.getValue().get(0).describe(clouds), part.part(0, 0.5));
            final double[] conditions = m_condition ? wlsqm.conditionNumbers(part.part(0.5, 0.7)).scaled() : null;
            final int steps = entry.getValue().size() * table.names().size();
            int step = 0;
            for (Clouds.Key key : entry.getValue()) {
                final int[] rows = table.clouds().get(key);
                for (int v = 0; v < table.names().size(); v++) {
                    final Progress solving = part.part(0.7 + 0.3 * step / steps, 0.7 + 0.3 * (step + 1) / steps);
                    store(wlsqm.fit(table.values(v, rows), solving), rows, v, result);
                    step++;
                }
                for (int i = 0; m_condition && i < rows.length; i++) {
                    result[result.length - 1][rows[i]] = wlsqm.order(i) < 0 ? Double.NaN : conditions[i];
                }
            }
            done++;
        }
        return result;
    }

    private void store(final ScatteredFit fit, final int[] rows, final int value, final double[][] result) {
        for (int d = 0; d < m_derivatives.length; d++) {
            final double[] derivative = fit.derivatives()[m_derivatives[d]];
            for (int i = 0; i < rows.length; i++) {
                result[value * m_derivatives.length + d][rows[i]] =
                    m_layout.order(m_derivatives[d]) > fit.wlsqm().order(i) ? Double.NaN : derivative[i];
            }
        }
    }
}
