package org.latentrom.knime.pointcloud;

import java.util.ArrayList;
import java.util.List;

import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.widget.choices.Label;

/** How many coordinates a point has. */
enum Axes {
    @Label(value = "1", description = "One coordinate: a line, or time.")
    ONE, //
    @Label(value = "2", description = "Two coordinates.")
    TWO, //
    @Label(value = "3", description = "Three coordinates.")
    THREE;

    /** @return number of coordinates */
    int count() {
        return ordinal() + 1;
    }

    /** @return of these names, those that are coordinates */
    List<String> names(final String... columns) {
        return List.of(columns).subList(0, count());
    }

    /**
     * @param axis 0 = x to 2 = z
     * @return the column that is called like the axis, else ""
     */
    static String guess(final DataTableSpec spec, final int axis) {
        final String name = String.valueOf((char)('x' + axis));
        for (DataColumnSpec c : spec) {
            if (c.getName().equalsIgnoreCase(name) && c.getType().isCompatible(DoubleValue.class)) {
                return c.getName();
            }
        }
        return "";
    }

    static boolean isNumber(final DataTableSpec spec, final String column) {
        return spec.containsName(column) && spec.getColumnSpec(column).getType().isCompatible(DoubleValue.class);
    }

    /**
     * @param names the chosen columns; an empty name is guessed
     * @param table what the node calls the table
     * @return indices of the columns of the coordinates
     * @throws InvalidSettingsException if one is missing, holds no numbers or is chosen twice
     */
    static int[] indices(final DataTableSpec spec, final List<String> names, final String table)
        throws InvalidSettingsException {
        final List<Integer> indices = new ArrayList<>();
        for (int axis = 0; axis < names.size(); axis++) {
            final String chosen = names.get(axis) == null ? "" : names.get(axis);
            final String name = chosen.isEmpty() ? guess(spec, axis) : chosen;
            final int i = spec.findColumnIndex(name);
            if (!isNumber(spec, name)) {
                throw new InvalidSettingsException("The table \"" + table + "\" has no number column "
                    + (name.isEmpty() ? "" : "\"" + name + "\" ") + "for the coordinate " + (char)('x' + axis)
                    + ". Choose one in the dialog, or another number of coordinates.");
            }
            if (indices.contains(i)) {
                throw new InvalidSettingsException("The column \"" + name + "\" of the table \"" + table
                    + "\" is chosen for two coordinates. Choose another one for one of them.");
            }
            indices.add(i);
        }
        return indices.stream().mapToInt(Integer::intValue).toArray();
    }
}
