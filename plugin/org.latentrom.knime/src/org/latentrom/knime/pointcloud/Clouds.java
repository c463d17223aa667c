package org.latentrom.knime.pointcloud;

import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.parameters.widget.choices.Label;
import org.latentrom.knime.table.ColumnKind;
import org.latentrom.knime.table.RunTime;

/** Which rows are points of one cloud. */
enum Clouds {
    @Label(value = "The table", description = "All rows.")
    TABLE, //
    @Label(value = "Each run", description = "Rows of the same run, for instance the times of a simulation with the "
        + "time as the coordinate.")
    RUN, //
    @Label(value = "Each run and time", description = "Rows of the same run and time. Clouds with equal coordinates "
        + "are prepared once.")
    RUN_AND_TIME;

    /** What rows of one cloud have in common. */
    record Key(String run, double time) {
        String describe(final Clouds clouds) {
            return switch (clouds) {
                case TABLE -> "";
                case RUN -> "of run \"" + run + "\" ";
                case RUN_AND_TIME -> "of run \"" + run + "\" at time " + time + " ";
            };
        }
    }

    /** Finds the cloud of a row. */
    interface Keys {
        /** @throws KNIMEException if run or time of the row is missing */
        Key of(DataRow row) throws KNIMEException;
    }

    /**
     * @param run the chosen run column; empty for "Run"
     * @param time the chosen time column; empty for "Time"
     * @param table what the node calls the table
     * @throws InvalidSettingsException if a column that is needed is missing
     */
    Keys keys(final DataTableSpec spec, final String run, final String time, final String table)
        throws InvalidSettingsException {
        if (this == TABLE) {
            return row -> new Key("", 0);
        }
        if (this == RUN) {
            final int column = ColumnKind.RUN.index(spec, run, table);
            return row -> new Key(RunTime.run(row, column, table), 0);
        }
        final RunTime runTime = RunTime.of(spec, run, time, table);
        return row -> new Key(runTime.run(row), runTime.time(row));
    }

    /** @return what a table's columns suggest */
    static Clouds guess(final DataTableSpec spec) {
        if (spec.containsName(ColumnKind.TIME.preferredName())) {
            return RUN_AND_TIME;
        }
        return spec.containsName(ColumnKind.RUN.preferredName()) ? RUN : TABLE;
    }
}
