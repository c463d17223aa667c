package org.latentrom.knime.tikhonov;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.latentrom.engine.progress.Progress;
import org.latentrom.knime.data.FieldCellWriter;
import org.latentrom.knime.data.FieldValue;
import org.latentrom.knime.table.ColumnKind;
import org.latentrom.knime.table.NewFieldColumn;
import org.latentrom.knime.table.NodeWork;
import org.latentrom.knime.tikhonov.TikhonovChoices.Data;

/** Derives very noisy fields and columns by regularisation. */
public final class TikhonovDifferentiatorNodeFactory extends DefaultNodeFactory {
    private static final String TABLE = "Data";

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Tikhonov Differentiator") //
        .icon("/icons/tikhonov-differentiator.png") //
        .shortDescription("Computes derivatives of noisy fields or columns by regularisation.") //
        .fullDescription("Finds the function that is near the data and has small second derivatives, and derives that "
            + "(Tikhonov regularisation). How much is smoothed follows from the noise, which is estimated from the "
            + "data: there is no radius to choose. Functions with kinks keep them with the method \"Total variation\". "
            + "On smooth fields, a WLSQM Differentiator whose radius and order suit the data is as good or better. At "
            + "borders the second derivative across the border tends to 0, whatever the data. Derives fields on a "
            + "pixel grid within their mask, or number columns over a coordinate such as the time, with any steps. "
            + "Missing values and NaN are left out. Derivatives are in the unit of the values over a power of that of "
            + "the coordinate. Computes in float64; fields are stored in single precision.") //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p //
            .addInputTable(TABLE, "A table with a field column, or with number columns over a coordinate column.") //
            .addOutputTable("Derivatives", "The input with a column of derivatives as fields, or with number columns of "
                + "derivatives, in the order of the input.") //
            .addOutputTable("Regularisation", "The regularisation parameter, the root mean square of what was smoothed "
                + "away and the estimated noise, for each field and channel or run and column; an infinite parameter "
                + "stands for a straight line or plane. With the L-curve also its points.")) //
        .model(m -> m.parametersClass(TikhonovDifferentiatorParameters.class) //
            .configure(TikhonovDifferentiatorNodeFactory::configure) //
            .execute(TikhonovDifferentiatorNodeFactory::execute)) //
        .nodeType(NodeType.Manipulator) //
        .keywords("derivative", "differentiation", "gradient", "noise", "denoising", "regularization", "regularisation",
            "Tikhonov", "total variation", "smoothing spline", "L-curve", "discrepancy principle", "cross-validation",
            "time derivative", "reduced-order model");

    /** For the framework. */
    public TikhonovDifferentiatorNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out) throws InvalidSettingsException {
        final TikhonovDifferentiatorParameters p = in.getParameters();
        p.validate();
        final DataTableSpec spec = in.getInTableSpec(0);
        if (p.m_data == Data.FIELDS) {
            ColumnKind.FIELD.index(spec, p.m_fieldColumn, TABLE);
            out.setOutSpecs(NewFieldColumn.spec(spec, p.m_newColumn), ChosenParameters.spec(p));
        } else {
            out.setOutSpecs(CurveColumns.of(spec, p).rearranger(null).createSpec(), ChosenParameters.spec(p));
        }
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
        throws CanceledExecutionException, KNIMEException {
        final var exec = in.getExecutionContext();
        NodeWork.run(exec, progress -> {
            final TikhonovDifferentiatorParameters p = in.getParameters();
            p.validate();
            final var table = in.getInTable(0);
            final var chosen = new ChosenParameters(p);
            final BufferedDataTable derivatives = p.m_data == Data.FIELDS ? fields(exec, table, p, chosen, progress)
                : columns(exec, table, p, chosen, progress);
            out.setOutData(derivatives, chosen.table(exec));
            chosen.warning().ifPresent(out::setWarningMessage);
        });
    }

    private static BufferedDataTable fields(final ExecutionContext exec, final BufferedDataTable table,
        final TikhonovDifferentiatorParameters p, final ChosenParameters chosen, final Progress progress)
        throws InvalidSettingsException, CanceledExecutionException {
        final int column = ColumnKind.FIELD.index(table.getDataTableSpec(), p.m_fieldColumn, TABLE);
        final var smoothing = new FieldSmoothing(p, chosen, table.size(), progress);
        final var rearranger = NewFieldColumn.rearranger(table.getDataTableSpec(), p.m_newColumn,
            new FieldCellWriter(exec, "derivatives"), row -> row.getCell(column) instanceof FieldValue v
                ? smoothing.of(row.getKey().getString(), v.getField()) : null);
        return exec.createColumnRearrangeTable(table, rearranger, exec);
    }

    private static BufferedDataTable columns(final ExecutionContext exec, final BufferedDataTable table,
        final TikhonovDifferentiatorParameters p, final ChosenParameters chosen, final Progress progress)
        throws InvalidSettingsException, KNIMEException, CanceledExecutionException {
        final var columns = CurveColumns.of(table.getDataTableSpec(), p);
        final var cells = columns.cells(table, chosen, progress);
        return exec.createColumnRearrangeTable(table, columns.rearranger(cells), exec);
    }
}
