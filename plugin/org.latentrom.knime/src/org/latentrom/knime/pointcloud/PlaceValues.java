package org.latentrom.knime.pointcloud;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.scattered.DofLayout;
import org.latentrom.engine.scattered.PointCloud;
import org.latentrom.engine.scattered.ScatteredFit;
import org.latentrom.engine.scattered.ScatteredInterpolation;
import org.latentrom.engine.scattered.ScatteredWlsqm;

/** Values and derivatives of each value column of a table of points, at the places of another table. */
final class PlaceValues {
    private final DofLayout m_layout;

    private final int[] m_derivatives;

    private final double m_radius;

    private int m_outside;

    private int m_unmatched;

    private String m_firstUnmatched = "";

    /** @param radius of the weighted mean; NaN to take the nearest polynomial */
    PlaceValues(final DofLayout layout, final int[] derivatives, final double radius) {
        m_layout = layout;
        m_derivatives = derivatives;
        m_radius = radius;
    }

    /** @return names of the new columns */
    List<String> names(final List<String> values) {
        final List<String> names = new ArrayList<>();
        values.forEach(v -> Arrays.stream(m_derivatives).forEach(d -> names.add(m_layout.derivative(d, v))));
        return names;
    }

    /** @return {@code [new column][place]}; NaN where there is nothing near enough */
    double[][] compute(final PointTable points, final PointTable places, final Clouds clouds, final CloudFits fits,
        final Progress progress) {
        final double[][] result = new double[names(points.names()).size()][places.size()];
        Arrays.stream(result).forEach(r -> Arrays.fill(r, Double.NaN));
        int done = 0;
        for (var entry : places.clouds().entrySet()) {
            final int[] rows = points.clouds().get(entry.getKey());
            final Progress part = progress.part((double)done / places.clouds().size(),
                (done + 1.0) / places.clouds().size());
            done++;
            if (rows == null) {
                m_unmatched += entry.getValue().length;
                m_firstUnmatched = m_firstUnmatched.isEmpty() ? entry.getKey().describe(clouds) : m_firstUnmatched;
                continue;
            }
            final ScatteredWlsqm wlsqm = fits.of(points.cloud(rows), i -> "row \"" + points.rows().get(rows[i]) + "\"",
                entry.getKey().describe(clouds), part.part(0, 0.5));
            final List<ScatteredFit> models = new ArrayList<>();
            for (int v = 0; v < points.names().size(); v++) {
                models.add(wlsqm.fit(points.values(v, rows), part.part(0.5, 0.5)));
            }
            store(interpolate(models, places.cloud(entry.getValue()), part.part(0.5, 1)), entry.getValue(), result);
        }
        return result;
    }

    private ScatteredInterpolation interpolate(final List<ScatteredFit> models, final PointCloud places,
        final Progress progress) {
        return Double.isNaN(m_radius) ? ScatteredInterpolation.nearest(models, m_derivatives, places, progress)
            : ScatteredInterpolation.continuous(models, m_derivatives, places, m_radius, progress);
    }

    private void store(final ScatteredInterpolation values, final int[] rows, final double[][] result) {
        m_outside += values.outside();
        for (int v = 0; v < values.values().length; v++) {
            for (int d = 0; d < m_derivatives.length; d++) {
                for (int i = 0; i < rows.length; i++) {
                    result[v * m_derivatives.length + d][rows[i]] = values.values()[v][d][i];
                }
            }
        }
    }

    /** @return what the user should know */
    List<String> warnings() {
        final List<String> warnings = new ArrayList<>();
        if (m_unmatched > 0) {
            warnings.add(m_firstUnmatched.isEmpty()
                ? "There are no points: all " + m_unmatched + " places got missing values."
                : m_unmatched + " places are " + m_firstUnmatched + "or others that have no points: they got missing "
                    + "values.");
        }
        if (m_outside > 0) {
            warnings.add(m_outside + " places have no point with a polynomial" + (Double.isNaN(m_radius) ? ""
                : " within the radius " + m_radius) + ": they got missing values. "
                + (Double.isNaN(m_radius) ? "Use more neighbours or a lower order." : "Choose a larger radius."));
        }
        return warnings;
    }
}
