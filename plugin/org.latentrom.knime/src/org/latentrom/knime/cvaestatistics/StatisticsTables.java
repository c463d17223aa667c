package org.latentrom.knime.cvaestatistics;

import java.util.Locale;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.latentrom.engine.cvae.ActiveUnits;
import org.latentrom.engine.cvae.CvaeStatistics;
import org.latentrom.engine.cvae.DecodedValue;
import org.latentrom.engine.cvae.Estimate;
import org.latentrom.engine.cvae.LatentUnit;

/** The statistics of a CVAE as tables. */
final class StatisticsTables {
    static final DataTableSpec STATISTICS = new DataTableSpec(column("Statistic", StringCell.TYPE),
        column("Value", DoubleCell.TYPE), column("Standard error", DoubleCell.TYPE),
        column("Monte-Carlo error", DoubleCell.TYPE), column("Meaning", StringCell.TYPE));

    static final DataTableSpec UNITS = new DataTableSpec(column("Latent", StringCell.TYPE),
        column("Variance of the mean", DoubleCell.TYPE), column("KL", DoubleCell.TYPE),
        column("Active", BooleanCell.TYPE), column("Variance of the mean (error)", DoubleCell.TYPE),
        column("KL (error)", DoubleCell.TYPE), column("Mean of the variance", DoubleCell.TYPE),
        column("Covariance with the sum", DoubleCell.TYPE), column("Covariance with the sum (error)", DoubleCell.TYPE));

    private StatisticsTables() {
    }

    private static DataColumnSpec column(final String name, final DataType type) {
        return new DataColumnSpecCreator(name, type).createSpec();
    }

    static BufferedDataTable statistics(final ExecutionContext exec, final CvaeStatistics s) {
        final var table = exec.createDataContainer(STATISTICS);
        final int samples = s.options().samples();
        add(table, "ELBO", s.elbo(), "evidence lower bound, nats a field");
        add(table, "NLL", s.nll(),
            "negative log likelihood, nats a field, by importance weighting with " + samples + " samples");
        add(table, "NLL bias", exact(s.nllBias()), "by how much the NLL is too large because the samples are few; at "
            + "least that much if few of them are effective");
        add(table, "Effective samples", s.effectiveSamples(), "how many of the " + samples + " samples decide the NLL "
            + "of a field");
        add(table, "KL", s.kl(), "KL divergence of the posteriors from the prior, nats a field: MI + marginal KL");
        add(table, "MI", s.mutualInformation(), "mutual information of field and latents, nats");
        add(table, "MI bound", exact(s.mutualInformationBound()), "ln of the number of fields: MI cannot be more");
        add(table, "Marginal KL", s.marginalKl(), "KL divergence of the aggregate posterior from the prior, nats: how "
            + "unlike the fields' latents those are that the prior draws");
        add(table, "Active units", s.activeUnits(), activity(s));
        add(table, "L2", s.l2(), "error of the encoded and decoded fields" + (s.options().decoded()
            == DecodedValue.LAMBDA ? " (lambda)" : "") + ", mean of the norm of the error over all valid values");
        add(table, "Relative L2", s.relativeError(), "the same, mean of the norm of the error over the norm of the "
            + "field");
        add(table, "Fields", exact(s.fields()), "number of fields");
        table.close();
        return table.getTable();
    }

    private static String activity(final CvaeStatistics s) {
        return (s.options().activeUnits() == ActiveUnits.VARIANCE ? "latents whose posterior mean has a variance"
            : "latents whose posterior mean has a covariance with the sum of the field") + " above "
            + String.format(Locale.ROOT, "%s", s.options().threshold()) + " over the fields";
    }

    private static Estimate exact(final double value) {
        return new Estimate(value, Double.NaN, Double.NaN);
    }

    private static void add(final BufferedDataContainer table, final String name, final Estimate estimate,
        final String meaning) {
        table.addRowToTable(new DefaultRow(name, new StringCell(name), cell(estimate.value()),
            cell(estimate.error()), cell(estimate.monteCarlo()), new StringCell(meaning)));
    }

    /** What is not known is a missing cell. */
    private static DataCell cell(final double value) {
        return Double.isNaN(value) ? DataType.getMissingCell() : new DoubleCell(value);
    }

    static BufferedDataTable units(final ExecutionContext exec, final CvaeStatistics s) {
        final var table = exec.createDataContainer(UNITS);
        for (int i = 0; i < s.units().size(); i++) {
            final LatentUnit unit = s.units().get(i);
            table.addRowToTable(new DefaultRow("z" + i, new StringCell("z" + i), cell(unit.variance().value()),
                cell(unit.kl().value()), s.isActive(i) ? BooleanCell.TRUE : BooleanCell.FALSE,
                cell(unit.variance().error()), cell(unit.kl().error()), cell(unit.posteriorVariance()),
                cell(unit.covariance().value()), cell(unit.covariance().error())));
        }
        table.close();
        return table.getTable();
    }
}
