package org.latentrom.knime.latentsampler;

import java.util.ArrayList;
import java.util.List;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.latentrom.knime.latentsampler.LatentSamplerParameters.Mode;
import org.latentrom.knime.latentsampler.LatentSamplerParameters.Unit;
import org.latentrom.knime.latentsampler.SourceStates.Columns;
import org.latentrom.knime.table.NodeWork;

/** Makes latent states to decode. */
public final class LatentSamplerNodeFactory extends DefaultNodeFactory {
    private static final int ROWS_A_REPORT = 1000;

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Latent Sampler") //
        .icon("/icons/latent-sampler.png") //
        .shortDescription("Makes latent states to decode: drawn, interpolated, or along latent variables.") //
        .fullDescription("Makes states of the latent variables that the input has: drawn from the prior, or from a "
            + "mixture of normal distributions fitted to the input's rows; on the way between two rows; a Latin "
            + "hypercube around a row; along one latent variable; or a grid of two. A CVAE Decoder makes fields of "
            + "them, a Latent Rollout starts from them. Each state has the time and the parameters, such as a "
            + "viscosity, of the row that it belongs to; between two rows they are interpolated. If the input has "
            + "columns with standard deviations, the mixture is fitted to one draw from each row's posterior, not to "
            + "the means alone.") //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p //
            .addInputTable(SourceStates.TABLE, "A table with latent columns, from a CVAE Encoder. For the prior, and "
                + "for states around the origin, its columns are enough.") //
            .addOutputTable("Sampled states", "One row a state: its run, time, parameters and latent columns.")) //
        .model(m -> m.parametersClass(LatentSamplerParameters.class) //
            .configure(LatentSamplerNodeFactory::configure) //
            .execute(LatentSamplerNodeFactory::execute)) //
        .nodeType(NodeType.Manipulator) //
        .keywords("generate", "VAE", "latent space", "Gaussian mixture", "interpolation", "Latin hypercube",
            "traversal", "quantile grid", "ensemble", "reduced-order model");

    /** For the framework. */
    public LatentSamplerNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out) throws InvalidSettingsException {
        final LatentSamplerParameters p = in.getParameters();
        final Columns columns = Columns.of(in.getInTableSpec(0), p.m_prefix);
        if (p.m_mode == Mode.GRID || p.m_mode == Mode.TRAVERSAL && !p.m_all) {
            requireLatent(columns, p.m_latent);
        }
        if (p.m_mode == Mode.GRID) {
            requireLatent(columns, p.m_secondLatent);
        }
        if (p.m_mode == Mode.HYPERCUBE && p.m_unit == Unit.ROW && !columns.hasSigma()) {
            throw new InvalidSettingsException("The table \"" + SourceStates.TABLE + "\" has no columns with standard "
                + "deviations, such as \"" + p.m_prefix + "0 (sigma)\". Let the CVAE Encoder append them, or choose "
                + "another unit of the width.");
        }
        out.setOutSpec(0, spec(columns, p));
    }

    private static void requireLatent(final Columns columns, final int latent) throws InvalidSettingsException {
        final int size = columns.latents().size();
        if (latent >= size) {
            throw new InvalidSettingsException("There is no latent variable " + latent + ": the table \""
                + SourceStates.TABLE + "\" has " + size + ", numbered from 0. Choose one below " + size + ".");
        }
    }

    private static DataTableSpec spec(final Columns columns, final LatentSamplerParameters p) {
        final List<DataColumnSpec> all = new ArrayList<>();
        columns.parameters().forEach(name -> all.add(column(name, DoubleCell.TYPE)));
        all.addAll(List.of(columns.latents().specs(false)));
        all.add(0, column(free(all, "Time"), DoubleCell.TYPE));
        all.add(0, column(free(all, "Run"), StringCell.TYPE));
        switch (p.m_mode) {
            case MIXTURE -> all.add(column(free(all, "Component"), IntCell.TYPE));
            case INTERPOLATION -> all.add(column(free(all, "Share of the way"), DoubleCell.TYPE));
            case TRAVERSAL -> all.add(column(free(all, "Value"), DoubleCell.TYPE));
            default -> {
                // the latent columns say it all
            }
        }
        return new DataTableSpec(all.toArray(DataColumnSpec[]::new));
    }

    private static DataColumnSpec column(final String name, final DataType type) {
        return new DataColumnSpecCreator(name, type).createSpec();
    }

    /** The name, or another one like it if a parameter is called so. */
    private static String free(final List<DataColumnSpec> columns, final String name) {
        return columns.stream().noneMatch(c -> c.getName().equals(name)) ? name
            : DataTableSpec.getUniqueColumnName(new DataTableSpec(columns.toArray(DataColumnSpec[]::new)), name);
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
        throws CanceledExecutionException, KNIMEException {
        final var exec = in.getExecutionContext();
        NodeWork.run(exec, progress -> {
            final LatentSamplerParameters p = in.getParameters();
            final var table = in.getInTable(0);
            final Columns columns = Columns.of(table.getDataTableSpec(), p.m_prefix);
            final var source = new SourceStates(table, columns, progress);
            if (source.skipped() > 0) {
                out.setWarningMessage(source.skipped() + " rows have a missing latent value; they were left out.");
            }
            final var output = exec.createDataContainer(spec(columns, p));
            final List<Sampled> states = new StateSampler(p, source, columns).sample(progress.part(0, 0.7));
            for (Sampled s : states) {
                progress.checkCanceled();
                if (output.size() % ROWS_A_REPORT == 0) {
                    progress.report(0.7 + 0.3 * output.size() / states.size(), () -> "writing the states");
                }
                output.addRowToTable(new DefaultRow("Row" + output.size(), cells(s)));
            }
            output.close();
            out.setOutData(0, output.getTable());
        });
    }

    private static DataCell[] cells(final Sampled s) {
        final List<DataCell> cells = new ArrayList<>();
        cells.add(new StringCell(s.run()));
        cells.add(cell(s.state().time()));
        for (double value : s.state().parameters()) {
            cells.add(cell(value));
        }
        for (double z : s.state().z()) {
            cells.add(new DoubleCell(z));
        }
        if (s.note() != null) {
            cells.add(s.note());
        }
        return cells.toArray(DataCell[]::new);
    }

    private static DataCell cell(final double value) {
        return Double.isNaN(value) ? DataType.getMissingCell() : new DoubleCell(value);
    }
}
