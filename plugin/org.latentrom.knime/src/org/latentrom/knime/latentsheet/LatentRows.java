package org.latentrom.knime.latentsheet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.latentrom.engine.cvae.CvaeModel;
import org.latentrom.engine.image.LatentPoints;
import org.latentrom.engine.progress.Progress;
import org.latentrom.knime.latentsheet.LatentSpaceSheetParameters.Others;
import org.latentrom.knime.latentsheet.LatentSpaceSheetParameters.Points;
import org.latentrom.knime.table.ClassColumn;
import org.latentrom.knime.table.LatentColumns;
import org.latentrom.knime.table.NodeWork;
import org.latentrom.knime.table.ParameterColumns;

/**
 * What the table says of a latent space: where its rows lie, and where the latent variables stay that do not run.
 *
 * @param base the latent variables that stay
 * @param conditions the parameters that a conditional model is told: those of the row that the others stay at, else their
 *            mean
 * @param points the rows in the plane; null if they are not drawn
 * @param missing rows that lack a latent value or, if it is drawn, a standard deviation
 */
record LatentRows(double[] base, double[] conditions, LatentPoints points, long missing) {
    static final String TABLE = "Latent states";

    private static final String CONDITION_REMEDY =
        "Append it: the model was trained with it, and its fields depend on it.";

    /** Columns that are needed. */
    private record Columns(int[] means, int[] sigmas, int[] conditions, ClassColumn classes) {
    }

    /** Sums over the rows, and the row of the given name. */
    private static final class Middle {
        private final double[] m_sum;

        private long m_count;

        private double[] m_named;

        Middle(final int size) {
            m_sum = new double[size];
        }

        void add(final double[] values, final boolean isNamed) {
            for (int i = 0; i < m_sum.length; i++) {
                m_sum[i] += values[i];
            }
            m_count++;
            m_named = isNamed ? values : m_named;
        }

        double[] mean() {
            return Arrays.stream(m_sum).map(s -> s / m_count).toArray();
        }
    }

    /** @throws InvalidSettingsException if a column is missing that the options need */
    static void check(final DataTableSpec spec, final LatentSpaceSheetParameters p, final int latentSize)
        throws InvalidSettingsException {
        columns(spec, p, latentSize, List.of());
    }

    private static Columns columns(final DataTableSpec spec, final LatentSpaceSheetParameters p, final int latentSize,
        final List<String> conditions) throws InvalidSettingsException {
        final var latents = new LatentColumns(p.m_prefix, latentSize);
        final int[] means = latents.indices(spec, TABLE);
        int[] sigmas = null;
        if (p.hasPoints() && p.m_points == Points.SIGMAS) {
            sigmas = new int[]{sigma(spec, latents, p.m_across), sigma(spec, latents, p.m_up)};
        }
        return new Columns(means, sigmas, ParameterColumns.indices(spec, conditions, TABLE, CONDITION_REMEDY),
            p.hasPoints() ? p.classes(spec, TABLE) : new ClassColumn(-1));
    }

    private static int sigma(final DataTableSpec spec, final LatentColumns latents, final int latent)
        throws InvalidSettingsException {
        final String name = latents.specs(true)[latents.size() + latent].getName();
        final int column = spec.findColumnIndex(name);
        if (column < 0 || !spec.getColumnSpec(column).getType().isCompatible(DoubleValue.class)) {
            throw new InvalidSettingsException("The table \"" + TABLE + "\" has no number column \"" + name
                + "\". Let the CVAE Encoder add the standard deviations, or draw dots.");
        }
        return column;
    }

    /** @throws KNIMEException if the row, or any row, is missing that latent variables or conditions are to stay at */
    static LatentRows read(final BufferedDataTable table, final LatentSpaceSheetParameters p, final CvaeModel model,
        final Progress progress) throws InvalidSettingsException, KNIMEException {
        final var columns =
            columns(table.getDataTableSpec(), p, model.latentSize(), model.conditionNames());
        final List<double[]> means = new ArrayList<>();
        final List<double[]> sigmas = new ArrayList<>();
        final List<String> classes = new ArrayList<>();
        final var states = new Middle(model.latentSize());
        final var conditions = new Middle(columns.conditions().length);
        long missing = 0;
        try (var rows = table.iterator()) {
            while (rows.hasNext()) {
                progress.checkCanceled();
                final var row = rows.next();
                final double[] z = LatentColumns.valuesOrNull(row, columns.means());
                final double[] sigma = columns.sigmas() == null ? z
                    : LatentColumns.valuesOrNull(row, columns.sigmas());
                final double[] told = LatentColumns.valuesOrNull(row, columns.conditions());
                if (z == null || sigma == null || told == null) {
                    missing++;
                    continue;
                }
                final boolean isNamed = row.getKey().getString().equals(p.m_rowId);
                states.add(z, isNamed);
                conditions.add(told, isNamed);
                if (p.hasPoints()) {
                    means.add(new double[]{z[p.m_across], z[p.m_up]});
                    sigmas.add(sigma);
                    classes.add(columns.classes().of(row));
                }
            }
        }
        require(p, states, conditions);
        final boolean row = p.m_others == Others.ROW;
        final double[] base = row ? states.m_named
            : p.m_others == Others.MEAN ? states.mean() : new double[model.latentSize()];
        return new LatentRows(base, row ? conditions.m_named : conditions.mean(),
            p.hasPoints() ? points(p, means, sigmas, classes) : null, missing);
    }

    private static void require(final LatentSpaceSheetParameters p, final Middle states, final Middle conditions)
        throws KNIMEException {
        if (p.m_others == Others.ROW && states.m_named == null) {
            throw NodeWork.failure("The table \"" + TABLE + "\" has no row \"" + p.m_rowId + "\" with latent values.",
                "Give the RowID of another row, or let the other latent variables stay at 0.");
        }
        if (states.m_count == 0 && (p.m_others == Others.MEAN || conditions.m_sum.length > 0)) {
            throw NodeWork.failure("The table \"" + TABLE + "\" has no row to take means of.",
                "Connect a table with latent values" + (conditions.m_sum.length > 0
                    ? " and the parameters that the model is told." : ", or let the other latent variables stay at 0."));
        }
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
