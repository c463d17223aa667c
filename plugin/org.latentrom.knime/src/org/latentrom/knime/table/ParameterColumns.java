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
        final var latent = Pattern.compile(Pattern.quote(prefix) + "\\d+( \\(sigma\\))?");
        final List<String> names = new ArrayList<>();
        for (int i = 0; i < spec.getNumColumns(); i++) {
            final DataColumnSpec c = spec.getColumnSpec(i);
            if (i != runTime.runColumn() && i != runTime.timeColumn() && c.getType().isCompatible(DoubleValue.class)
                && !latent.matcher(c.getName()).matches()) {
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
        final int[] indices = new int[names.size()];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = spec.findColumnIndex(names.get(i));
            if (indices[i] < 0 || !spec.getColumnSpec(indices[i]).getType().isCompatible(DoubleValue.class)) {
                throw new InvalidSettingsException("The table \"" + table + "\" has no number column \"" + names.get(i)
                    + "\" for the parameter of that name. Append it, or learn the dynamics without it.");
            }
        }
        return indices;
    }
}
