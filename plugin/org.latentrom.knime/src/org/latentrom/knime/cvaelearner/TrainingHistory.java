package org.latentrom.knime.cvaelearner;

import java.util.List;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.latentrom.engine.cvae.EpochRecord;

/**
 * The training history as a table. The time of each epoch is left out: it is the only figure that a second run with the
 * same seed would not give again.
 */
final class TrainingHistory {
    static final DataTableSpec SPEC = new DataTableSpec(new DataColumnSpecCreator("Epoch", IntCell.TYPE).createSpec(),
        new DataColumnSpecCreator("Learning rate", DoubleCell.TYPE).createSpec(),
        new DataColumnSpecCreator("ELBO", DoubleCell.TYPE).createSpec(),
        new DataColumnSpecCreator("Reconstruction", DoubleCell.TYPE).createSpec(),
        new DataColumnSpecCreator("KL", DoubleCell.TYPE).createSpec(),
        new DataColumnSpecCreator("Validation ELBO", DoubleCell.TYPE).createSpec(),
        new DataColumnSpecCreator("Validation relative L2", DoubleCell.TYPE).createSpec(),
        new DataColumnSpecCreator("Best so far", BooleanCell.TYPE).createSpec());

    private TrainingHistory() {
    }

    static BufferedDataTable table(final ExecutionContext exec, final List<EpochRecord> history) {
        final var table = exec.createDataContainer(SPEC);
        for (EpochRecord e : history) {
            table.addRowToTable(new DefaultRow("Row" + (e.epoch() - 1), new IntCell(e.epoch()),
                number(e.learningRate()), number(e.elbo()),
                number(e.reconstruction()), number(e.kl()), number(e.validationElbo()),
                number(e.validationError()), e.best() ? BooleanCell.TRUE : BooleanCell.FALSE));
        }
        table.close();
        return table.getTable();
    }

    private static DataCell number(final double value) {
        return Double.isNaN(value) ? DataType.getMissingCell() : new DoubleCell(value);
    }
}
