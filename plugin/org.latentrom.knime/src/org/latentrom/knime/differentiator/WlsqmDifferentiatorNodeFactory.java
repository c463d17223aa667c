package org.latentrom.knime.differentiator;

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
import org.latentrom.knime.data.FieldCellWriter;
import org.latentrom.knime.data.FieldValue;
import org.latentrom.knime.table.ColumnKind;
import org.latentrom.knime.table.NewFieldColumn;
import org.latentrom.knime.table.NodeWork;

/** Derives fields by weighted least squares. */
public final class WlsqmDifferentiatorNodeFactory extends DefaultNodeFactory {
    private static final String TABLE = "Fields";

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("WLSQM Differentiator") //
        .icon("/icons/wlsqm-differentiator.png") //
        .shortDescription("Computes spatial derivatives of fields by weighted least squares.") //
        .fullDescription("Fits a quadratic polynomial to the pixels around each pixel and takes value and derivatives "
            + "from it, in physical units. Works with noise (choose a larger radius), at borders and around masked "
            + "pixels; nothing outside of the mask is used. Computes in float64. One new column holds all chosen "
            + "derivatives as channels; the vorticity of a plane flow can be added.") //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p //
            .addInputTable(TABLE, "A table with a field column.") //
            .addOutputTable("Derivatives", "The input with a column of derivatives.")) //
        .model(m -> m.parametersClass(WlsqmDifferentiatorParameters.class) //
            .configure(WlsqmDifferentiatorNodeFactory::configure) //
            .execute(WlsqmDifferentiatorNodeFactory::execute)) //
        .nodeType(NodeType.Manipulator) //
        .keywords("derivative", "gradient", "vorticity", "WLSQM", "least squares", "smoothing", "curl",
            "reduced-order model");

    /** For the framework. */
    public WlsqmDifferentiatorNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out) throws InvalidSettingsException {
        final WlsqmDifferentiatorParameters p = in.getParameters();
        ColumnKind.FIELD.index(in.getInTableSpec(0), p.m_fieldColumn, TABLE);
        out.setOutSpec(0, NewFieldColumn.spec(in.getInTableSpec(0), p.m_newColumn));
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
        throws CanceledExecutionException, KNIMEException {
        final var exec = in.getExecutionContext();
        NodeWork.run(exec, progress -> {
            final WlsqmDifferentiatorParameters p = in.getParameters();
            final var table = in.getInTable(0);
            final int column = ColumnKind.FIELD.index(table.getDataTableSpec(), p.m_fieldColumn, TABLE);
            final var derivatives = new FieldDerivatives(p, progress);
            final var rearranger = NewFieldColumn.rearranger(table.getDataTableSpec(), p.m_newColumn,
                new FieldCellWriter(exec, "derivatives"),
                row -> row.getCell(column) instanceof FieldValue v ? derivatives.of(v.getField()) : null);
            out.setOutData(0, exec.createColumnRearrangeTable(table, rearranger, exec));
            if (derivatives.singular() > 0) {
                out.setWarningMessage(derivatives.singular() + " valid pixels have too few valid neighbours within the "
                    + "radius " + p.m_radius + " and were left out. Choose a larger radius, or a lower order for "
                    + "them.");
            }
        });
    }
}
