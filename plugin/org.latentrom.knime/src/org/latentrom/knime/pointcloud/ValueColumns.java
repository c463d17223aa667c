package org.latentrom.knime.pointcloud;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.widget.choices.Label;
import org.latentrom.knime.table.ColumnKind;

/** Which values are derived. */
enum ValueColumns {
    @Label(value = "All", description = "Every number column but coordinates, run and time; every field of a snapshot.")
    ALL, //
    @Label(value = "Named", description = "Only the named columns or fields.")
    NAMED;

    /**
     * @param names the named columns
     * @param coordinates indices of the coordinates
     * @param clouds columns that tell clouds apart are no values
     * @param table what the node calls the table
     * @return indices of the columns, at least one
     * @throws InvalidSettingsException if there is none, or a named one is missing or holds no numbers
     */
    int[] indices(final DataTableSpec spec, final List<String> names, final int[] coordinates, final Clouds clouds,
        final String run, final String time, final String table) throws InvalidSettingsException {
        final List<Integer> indices = new ArrayList<>();
        if (this == NAMED) {
            for (String name : names) {
                final int i = spec.findColumnIndex(name);
                if (i < 0 || !spec.getColumnSpec(i).getType().isCompatible(DoubleValue.class)) {
                    throw new InvalidSettingsException("The table \"" + table + "\" has no number column \"" + name
                        + "\". Name others in the dialog.");
                }
                indices.add(i);
            }
        } else {
            final List<Integer> taken = new ArrayList<>(Arrays.stream(coordinates).boxed().toList());
            if (clouds != Clouds.TABLE) {
                taken.add(ColumnKind.RUN.indexIfAny(spec, run, table));
            }
            if (clouds == Clouds.RUN_AND_TIME) {
                taken.add(ColumnKind.TIME.indexIfAny(spec, time, table));
            }
            for (int i = 0; i < spec.getNumColumns(); i++) {
                if (!taken.contains(i) && spec.getColumnSpec(i).getType().isCompatible(DoubleValue.class)) {
                    indices.add(i);
                }
            }
        }
        if (indices.isEmpty()) {
            throw new InvalidSettingsException("The table \"" + table + "\" has no number column beside its "
                + "coordinates. Append the values that are to be derived.");
        }
        return indices.stream().mapToInt(Integer::intValue).toArray();
    }
}
