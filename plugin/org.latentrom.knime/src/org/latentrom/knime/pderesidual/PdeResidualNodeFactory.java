package org.latentrom.knime.pderesidual;

import java.util.List;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.ColumnRearranger;
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
import org.latentrom.knime.data.FieldCell;
import org.latentrom.knime.data.FieldCellWriter;
import org.latentrom.knime.table.ColumnKind;
import org.latentrom.knime.table.NodeWork;
import org.latentrom.knime.table.PreparedCells;

/** Says how well fields satisfy partial differential equations. */
public final class PdeResidualNodeFactory extends DefaultNodeFactory {
    private static final DefaultNode NODE = DefaultNode.create() //
        .name("PDE Residual") //
        .icon("/icons/pde-residual.png") //
        .shortDescription("Computes how well fields satisfy partial differential equations.") //
        .fullDescription("Puts fields into equations and shows what is left over. The equations are ready-made or "
            + "typed as text, such as \"u_t + u*u_x + v*u_y + p_x/rho = nu*(u_xx + u_yy)\". Spatial derivatives are "
            + "weighted least-squares fits, time derivatives come from neighbouring rows of a run. The residual of "
            + "each equation becomes a channel of a new field column; a second table has its norms. The relative RMS, "
            + "the residual over the equation's largest term, tells whether an equation holds: much less than 1 is "
            + "good, 1 means that its terms do not cancel at all. A true solution has a residual too, from "
            + "interpolation to pixels, the solver's mesh and time step, and the fits: compare predicted fields with "
            + "the truth rather than with 0. Fields are stored in single precision, whose rounding third and fourth "
            + "derivatives on fine grids enlarge: take a larger radius for them. Series in one dimension are fields "
            + "of one row: NumPy files of shape (time, x) with an array \"times\", rasterized with height 1.") //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p //
            .addInputTable(ResidualTable.TABLE, "A table with a field column; with run and time, and number columns "
                + "for parameters, if the equations need them. Rows of a run in the order of time.") //
            .addOutputTable("Residuals", "The input with a column of residuals, one channel an equation.") //
            .addOutputTable("Norms", "Root mean square, maximum and L2 norm of each equation's residual at each time, "
                + "and the root mean square relative to that of the equation's largest term.")) //
        .model(m -> m.parametersClass(PdeResidualParameters.class) //
            .configure(PdeResidualNodeFactory::configure) //
            .execute(PdeResidualNodeFactory::execute)) //
        .nodeType(NodeType.Other) //
        .keywords("equation", "partial differential equation", "PDE", "residual", "physics", "physics-informed", "PINN",
            "Navier-Stokes", "Burgers", "heat equation", "Poisson", "conservation", "reduced-order model");

    /** For the framework. */
    public PdeResidualNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out) throws InvalidSettingsException {
        final PdeResidualParameters p = in.getParameters();
        final DataTableSpec spec = in.getInTableSpec(0);
        ColumnKind.FIELD.index(spec, p.m_fieldColumn, ResidualTable.TABLE);
        ColumnKind.RUN.indexIfAny(spec, p.m_runColumn, ResidualTable.TABLE);
        final var equations = p.equations();
        equations.check();
        if (ResidualTable.timeColumn(spec, p) < 0 && equations.needsTime()) {
            throw ResidualTable.noTime();
        }
        out.setOutSpecs(rearranger(spec, p, null).createSpec(), NormsTable.SPEC);
    }

    private static ColumnRearranger rearranger(final DataTableSpec spec, final PdeResidualParameters p,
        final List<DataCell[]> cells) {
        final var rearranger = new ColumnRearranger(spec);
        if (spec.containsName(p.m_newColumn)) {
            rearranger.remove(p.m_newColumn);
        }
        rearranger.append(
            new PreparedCells(cells, new DataColumnSpecCreator(p.m_newColumn, FieldCell.TYPE).createSpec()));
        return rearranger;
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
        throws CanceledExecutionException, KNIMEException {
        final var exec = in.getExecutionContext();
        NodeWork.run(exec, progress -> {
            final PdeResidualParameters p = in.getParameters();
            final var table = in.getInTable(0);
            final var residuals = new ResidualTable(table, p, progress);
            final var norms = new NormsTable(exec);
            final var cells = residuals.compute(new FieldCellWriter(exec, "residuals"), norms, progress);
            out.setOutData(exec.createColumnRearrangeTable(table, rearranger(table.getDataTableSpec(), p, cells),
                exec.createSubProgress(0.1)), norms.close());
            if (!residuals.warning().isEmpty()) {
                out.setWarningMessage(residuals.warning());
            }
        });
    }
}
