package org.latentrom.knime.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;

/**
 * The latent columns of a table: plain numbers, named by a prefix and a running number from 0.
 *
 * @param prefix what the names begin with, such as {@code z}
 * @param size number of latent variables
 */
public record LatentColumns(String prefix, int size) {
    /**
     * @return as many latent columns as the table has: {@code z0}, {@code z1}, … up to the first that is missing
     * @throws InvalidSettingsException if there is none
     */
    public static LatentColumns find(final DataTableSpec spec, final String prefix, final String table)
        throws InvalidSettingsException {
        int n = 0;
        while (isNumber(spec, prefix + n)) {
            n++;
        }
        if (n == 0) {
            throw new InvalidSettingsException("The table \"" + table + "\" has no latent column \"" + prefix
                + "0\". Latent columns come from a CVAE Encoder or a Latent Rollout; if they have other names, set the "
                + "prefix.");
        }
        return new LatentColumns(prefix, n);
    }

    private static boolean isNumber(final DataTableSpec spec, final String name) {
        return spec.containsName(name) && spec.getColumnSpec(name).getType().isCompatible(DoubleValue.class);
    }

    /** @return the columns' names */
    public List<String> names() {
        return IntStream.range(0, size).mapToObj(i -> prefix + i).toList();
    }

    /** @return columns for the latent means, and one for each standard deviation if they are wanted */
    public DataColumnSpec[] specs(final boolean sigmas) {
        final List<DataColumnSpec> columns = new ArrayList<>();
        names().forEach(n -> columns.add(new DataColumnSpecCreator(n, DoubleCell.TYPE).createSpec()));
        if (sigmas) {
            names().forEach(
                n -> columns.add(new DataColumnSpecCreator(n + " (sigma)", DoubleCell.TYPE).createSpec()));
        }
        return columns.toArray(DataColumnSpec[]::new);
    }

    /** @throws InvalidSettingsException if the table lacks one of the columns; the message names it */
    public int[] indices(final DataTableSpec spec, final String table) throws InvalidSettingsException {
        for (String name : names()) {
            if (!isNumber(spec, name)) {
                throw new InvalidSettingsException("The table \"" + table + "\" has no number column \"" + name
                    + "\", the model needs " + size + " latent columns \"" + prefix + "0\" to \"" + prefix + (size - 1)
                    + "\". Connect a table that was encoded with the same model, or set the prefix.");
            }
        }
        return names().stream().mapToInt(spec::findColumnIndex).toArray();
    }

    /**
     * A table with more latent columns than the model has can be decoded, but it was hardly encoded with that model.
     *
     * @return what to say to the user; nothing if the table has no further latent column
     */
    public Optional<String> surplus(final DataTableSpec spec) {
        return isNumber(spec, prefix + size)
            ? Optional.of("The model has " + size + " latent variables, but the table has a column \"" + prefix + size
                + "\" as well: it seems to come from another model. Connect the model that encoded it.")
            : Optional.empty();
    }

    /** @return the numbers of a row, in the columns' order; null if one of them is missing */
    public static double[] valuesOrNull(final DataRow row, final int[] columns) {
        final double[] values = new double[columns.length];
        for (int i = 0; i < columns.length; i++) {
            if (!(row.getCell(columns[i]) instanceof DoubleValue v)) {
                return null;
            }
            values[i] = v.getDoubleValue();
        }
        return values;
    }

    /** @throws KNIMEException if one of the numbers is missing or not finite; the message names row and column */
    public static double[] values(final DataRow row, final int[] columns, final DataTableSpec spec)
        throws KNIMEException {
        final double[] values = new double[columns.length];
        for (int i = 0; i < columns.length; i++) {
            if (!(row.getCell(columns[i]) instanceof DoubleValue v) || !Double.isFinite(v.getDoubleValue())) {
                throw NodeWork.failure("Row \"" + row.getKey().getString() + "\" has no finite number in the column \""
                    + spec.getColumnSpec(columns[i]).getName() + "\".", "Fill in the value or remove the row.");
            }
            values[i] = v.getDoubleValue();
        }
        return values;
    }
}
