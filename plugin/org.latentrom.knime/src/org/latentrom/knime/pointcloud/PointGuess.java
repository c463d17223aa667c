package org.latentrom.knime.pointcloud;

import org.knime.core.data.DataTableSpec;
import org.latentrom.knime.table.ColumnKind;

/**
 * What a new node takes for coordinates: columns called x, y and z; without them the time of each run, as in a table of
 * latent states.
 */
record PointGuess(Axes axes, String x, String y, String z, Clouds clouds) {
    static PointGuess of(final DataTableSpec spec) {
        final String x = Axes.guess(spec, 0);
        final String y = Axes.guess(spec, 1);
        final String z = Axes.guess(spec, 2);
        final String time = ColumnKind.TIME.preferredName();
        if (x.isEmpty() && Axes.isNumber(spec, time)) {
            return new PointGuess(Axes.ONE, time, y, z,
                spec.containsName(ColumnKind.RUN.preferredName()) ? Clouds.RUN : Clouds.TABLE);
        }
        final Axes axes = !z.isEmpty() ? Axes.THREE : y.isEmpty() && !x.isEmpty() ? Axes.ONE : Axes.TWO;
        return new PointGuess(axes, x, y, z, Clouds.guess(spec));
    }
}
