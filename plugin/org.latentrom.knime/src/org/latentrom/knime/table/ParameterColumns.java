package org.latentrom.knime.table;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.node.InvalidSettingsException;

/** The columns with a simulation's parameters, such as a viscosity: numbers that are the same in all rows of a run. */
public final class ParameterColumns {
    private ParameterColumns() {
    }

    /** @return all number columns but run, time and the latent columns of the prefix with their standard deviations */
    public static List<String> guess(final DataTableSpec spec, final RunTime runTime, final String prefix) {
        return beside(spec, runTime.runColumn(), runTime.timeColumn(), prefix).stream()
            // the label of an image is no parameter of a simulation
            .filter(name -> !name.equals(ColumnKind.CLASS.preferredName())).toList();
    }

    /**
     * @param run index of the run column, or -1
     * @param time index of the time column, or -1
     * @return all number columns beside the latent ones, with the label of an image: a model may be conditional on it
     */
    public static List<String> beside(final DataTableSpec spec, final int run, final int time, final String prefix) {
        final var latent = Pattern.compile(Pattern.quote(prefix) + "\\d+( \\(sigma\\))?");
        return guess(spec, run, time).stream().filter(name -> !latent.matcher(name).matches()).toList();
    }

    /**
     * @param run index of the run column, or -1
     * @param time index of the time column, or -1
     * @return all other number columns
     */
    public static List<String> guess(final DataTableSpec spec, final int run, final int time) {
        final List<String> names = new ArrayList<>();
        for (int i = 0; i < spec.getNumColumns(); i++) {
            final DataColumnSpec c = spec.getColumnSpec(i);
            if (i != run && i != time && c.getType().isCompatible(DoubleValue.class)) {
                names.add(c.getName());
            }
        }
        return names;
    }

    /**
     * @param names names of the parameters
     * @param table what the node calls the table
     * @return their columns
     * @throws InvalidSettingsException if one is missing or holds no numbers; the message names it
     */
    public static int[] indices(final DataTableSpec spec, final List<String> names, final String table)
        throws InvalidSettingsException {
        return indices(spec, names, table, "Append it, or learn the dynamics without it.");
    }

    /**
     * @param remedy what to do if one is missing
     * @see #indices(DataTableSpec, List, String)
     */
    public static int[] indices(final DataTableSpec spec, final List<String> names, final String table,
        final String remedy) throws InvalidSettingsException {
        final int[] indices = new int[names.size()];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = spec.findColumnIndex(names.get(i));
            if (indices[i] < 0 || !spec.getColumnSpec(indices[i]).getType().isCompatible(DoubleValue.class)) {
                throw new InvalidSettingsException("The table \"" + table + "\" has no number column \"" + names.get(i)
                    + "\" for the parameter of that name. " + remedy);
            }
        }
        return indices;
    }

    /**
     * @param conditions the parameters that a CVAE model is told
     * @param table what the node calls the table
     * @return their columns
     * @throws InvalidSettingsException if one is missing or holds no numbers; the message names it
     */
    public static int[] ofModel(final DataTableSpec spec, final List<String> conditions, final String table)
        throws InvalidSettingsException {
        return indices(spec, conditions, table,
            "The model was trained with it: append a column of that name, or rename the one that holds it.");
    }
}
