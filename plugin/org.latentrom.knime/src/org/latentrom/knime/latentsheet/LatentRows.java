package org.latentrom.knime.latentsheet;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.latentrom.engine.image.LatentPoints;
import org.latentrom.engine.progress.Progress;
import org.latentrom.knime.latentsheet.LatentSpaceSheetParameters.Others;
import org.latentrom.knime.latentsheet.LatentSpaceSheetParameters.Points;
import org.latentrom.knime.table.ClassColumn;
import org.latentrom.knime.table.LatentColumns;
import org.latentrom.knime.table.NodeWork;

/**
 * What the table says of a latent space: where its rows lie, and where the latent variables stay that do not run.
 *
 * @param base the latent variables that stay
 * @param points the rows in the plane; null if they are not drawn
 * @param missing rows that lack a latent value or, if it is drawn, a standard deviation
 */
record LatentRows(double[] base, LatentPoints points, long missing) {
    static final String TABLE = "Latent states";

    /** Columns that are needed. */
    private record Columns(int[] means, int[] sigmas, ClassColumn classes) {
    }

    /** @throws InvalidSettingsException if a column is missing that the options need */
    static void check(final DataTableSpec spec, final LatentSpaceSheetParameters p, final int latentSize)
        throws InvalidSettingsException {
        columns(spec, p, latentSize);
    }

    private static Columns columns(final DataTableSpec spec, final LatentSpaceSheetParameters p, final int latentSize)
        throws InvalidSettingsException {
        final var latents = new LatentColumns(p.m_prefix, latentSize);
        final int[] means = latents.indices(spec, TABLE);
        int[] sigmas = null;
        if (p.hasPoints() && p.m_points == Points.SIGMAS) {
            sigmas = new int[]{sigma(spec, latents, p.m_across), sigma(spec, latents, p.m_up)};
        }
        return new Columns(means, sigmas, p.hasPoints() ? p.classes(spec, TABLE) : new ClassColumn(-1));
    }

    private static int sigma(final DataTableSpec spec, final LatentColumns latents, final int latent)
        throws InvalidSettingsException {
        final String name = latents.specs(true)[latents.size() + latent].getName();
        final int column = spec.findColumnIndex(name);
        if (column < 0 || !spec.getColumnSpec(column).getType().isCompatible(org.knime.core.data.DoubleValue.class)) {
            throw new InvalidSettingsException("The table \"" + TABLE + "\" has no number column \"" + name
                + "\". Let the CVAE Encoder add the standard deviations, or draw dots.");
        }
        return column;
    }

    static LatentRows read(final BufferedDataTable table, final LatentSpaceSheetParameters p, final int latentSize,
        final Progress progress) throws InvalidSettingsException, KNIMEException {
        final var columns = columns(table.getDataTableSpec(), p, latentSize);
        final List<double[]> means = new ArrayList<>();
        final List<double[]> sigmas = new ArrayList<>();
        final List<String> classes = new ArrayList<>();
        final double[] sum = new double[latentSize];
        double[] named = null;
        long missing = 0;
        try (var rows = table.iterator()) {
            while (rows.hasNext()) {
                progress.checkCanceled();
                final var row = rows.next();
                final double[] z = LatentColumns.valuesOrNull(row, columns.means());
                final double[] sigma = columns.sigmas() == null || z == null ? z
                    : LatentColumns.valuesOrNull(row, columns.sigmas());
                if (sigma == null) {
                    missing++;
                    continue;
                }
                for (int l = 0; l < latentSize; l++) {
                    sum[l] += z[l];
                }
                named = row.getKey().getString().equals(p.m_rowId) ? z : named;
                if (p.hasPoints()) {
                    means.add(new double[]{z[p.m_across], z[p.m_up]});
                    sigmas.add(sigma);
                    classes.add(columns.classes().of(row));
                }
            }
        }
        if (p.m_others == Others.ROW && named == null) {
            throw NodeWork.failure("The table \"" + TABLE + "\" has no row \"" + p.m_rowId + "\" with latent values.",
                "Give the RowID of another row, or let the other latent variables stay at 0.");
        }
        final long count = table.size() - missing;
        if (p.m_others == Others.MEAN && count == 0) {
            throw NodeWork.failure("The table \"" + TABLE + "\" has no row with latent values to take the mean of.",
                "Connect a table with rows, or let the other latent variables stay at 0.");
        }
        return new LatentRows(base(p, sum, count, named),
            p.hasPoints() ? points(p, means, sigmas, classes) : null, missing);
    }

    private static double[] base(final LatentSpaceSheetParameters p, final double[] sum, final long count,
        final double[] named) {
        final double[] base = new double[sum.length];
        for (int l = 0; l < base.length; l++) {
            base[l] = p.m_others == Others.MEAN ? sum[l] / count : p.m_others == Others.ROW ? named[l] : 0;
        }
        return base;
    }

    private static LatentPoints points(final LatentSpaceSheetParameters p, final List<double[]> means,
        final List<double[]> sigmas, final List<String> classes) {
        final var names = new TreeSet<>(ClassColumn.ORDER);
        names.addAll(classes);
        final List<String> ordered = names.isEmpty() ? List.of("") : List.copyOf(names);
        final int[] group = classes.stream().mapToInt(ordered::indexOf).toArray();
        return new LatentPoints(means.toArray(double[][]::new),
            p.m_points == Points.SIGMAS ? sigmas.toArray(double[][]::new) : null, group, ordered, p.m_opacity);
    }
}
