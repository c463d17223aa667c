package org.latentrom.knime.cvaestatistics;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.latentrom.engine.cvae.CvaeStatistics;
import org.latentrom.engine.cvae.CvaeStatistics.Estimate;

/** The statistics of a CVAE as tables. */
final class StatisticsTables {
    /** A latent variable whose posterior mean varies by more than this is active (Burda et al., 2016). */
    private static final double ACTIVE = 0.01;

    static final DataTableSpec STATISTICS = new DataTableSpec(
        new DataColumnSpecCreator("Statistic", StringCell.TYPE).createSpec(),
        new DataColumnSpecCreator("Value", DoubleCell.TYPE).createSpec(),
        new DataColumnSpecCreator("Standard error", DoubleCell.TYPE).createSpec(),
        new DataColumnSpecCreator("Meaning", StringCell.TYPE).createSpec());

    static final DataTableSpec UNITS = new DataTableSpec(
        new DataColumnSpecCreator("Latent", StringCell.TYPE).createSpec(),
        new DataColumnSpecCreator("Variance of the mean", DoubleCell.TYPE).createSpec(),
        new DataColumnSpecCreator("KL", DoubleCell.TYPE).createSpec(),
        new DataColumnSpecCreator("Active", BooleanCell.TYPE).createSpec());

    private StatisticsTables() {
    }

    static BufferedDataTable statistics(final ExecutionContext exec, final CvaeStatistics s) {
        final var table = exec.createDataContainer(STATISTICS);
        final DataCell none = DataType.getMissingCell();
        table.addRowToTable(row("ELBO", s.elbo(), "evidence lower bound, nats a field"));
        table.addRowToTable(row("NLL", s.nll(),
            "negative log likelihood, nats a field, by importance weighting with " + s.samples() + " samples"));
        table.addRowToTable(row("KL", s.kl(), "KL divergence of the posteriors from the prior, nats a field"));
        table.addRowToTable(row("MI", s.mutualInformation(), "mutual information of field and latents, nats"));
        table.addRowToTable(new DefaultRow("MI bound", new StringCell("MI bound"),
            new DoubleCell(s.mutualInformationBound()), none, new StringCell("ln of the number of fields: MI cannot "
                + "be more")));
        table.addRowToTable(new DefaultRow("Active units", new StringCell("Active "
            + "units"), new DoubleCell(s.activeUnits()),
            none, new StringCell("latents whose posterior mean has a variance above " + ACTIVE + " over the fields")));
        table.addRowToTable(row("Relative L2", s.relativeError(), "error of the encoded and decoded fields, mean of "
            + "the norm of the error over the norm of the field"));
        table.addRowToTable(new DefaultRow("Fields", new StringCell("Fields"), new DoubleCell(s.fields()), none,
            new StringCell("number of fields")));
        table.close();
        return table.getTable();
    }

    private static DefaultRow row(final String name, final Estimate estimate, final String meaning) {
        return new DefaultRow(name, new StringCell(name), new DoubleCell(estimate.value()),
            new DoubleCell(estimate.error()), new StringCell(meaning));
    }

    static BufferedDataTable units(final ExecutionContext exec, final CvaeStatistics s) {
        final var table = exec.createDataContainer(UNITS);
        for (int i = 0; i < s.unitVariance().length; i++) {
            table.addRowToTable(new DefaultRow("z" + i, new StringCell("z" + i), new DoubleCell(s.unitVariance()[i]),
                new DoubleCell(s.unitKl()[i]), s.unitVariance()[i] > ACTIVE ? BooleanCell.TRUE : BooleanCell.FALSE));
        }
        table.close();
        return table.getTable();
    }
}
