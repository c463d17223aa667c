package org.latentrom.knime.derivativesheet;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.core.node.port.image.ImagePortObject;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.latentrom.knime.image.PictureColumn;
import org.latentrom.knime.table.KnimeProgress;
import org.latentrom.knime.table.NodeWork;

/** Draws the derivatives of a channel, or their errors, on one sheet. */
public final class DerivativeSheetNodeFactory extends DefaultNodeFactory {
    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Derivative Sheet") //
        .icon("/icons/derivative-sheet.png") //
        .shortDescription("Draws value, first and second derivatives of a channel, or their errors, on one sheet.") //
        .fullDescription("Lays out a channel's fitted value and derivatives as f, fx, fy; fxx, fxy, fyy; and, if there "
            + "are any, the refitted fxx, fxy, fyy. Shows values or, where the truth is known as a formula or as a "
            + "field, errors (computed less truth), as colour maps or as surfaces. The value, both first and all "
            + "second derivatives have one range each, so that panels can be compared. Above each panel stand its "
            + "greatest and root mean square error; a table has the same numbers.") //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p //
            .addInputTable(RowSheets.TABLE, "A table with a column of derivatives, of a WLSQM or a "
                + "Tikhonov Differentiator.") //
            .addOutputTable("Sheets", "The input with a picture column.") //
            .addOutputTable("Numbers", "Greatest and root mean square error of each derivative of each row over the "
                + "valid pixels; without a truth the same of the values.") //
            .addOutputPort("Image", "The picture of one row.", ImagePortObject.TYPE)) //
        .model(m -> m.parametersClass(DerivativeSheetParameters.class) //
            .configure(DerivativeSheetNodeFactory::configure) //
            .execute(DerivativeSheetNodeFactory::execute)) //
        .nodeType(NodeType.Visualizer) //
        .keywords("plot", "derivative", "differentiation", "gradient", "error", "surface", "3D", "WLSQM", "Tikhonov",
            "heat map", "reduced-order model");

    /** For the framework. */
    public DerivativeSheetNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out) throws InvalidSettingsException {
        final DerivativeSheetParameters p = in.getParameters();
        final DataTableSpec spec = in.getInTableSpec(0);
        final var sheets = new RowSheets(spec, p);
        out.setOutSpec(0, p.pictures().spec(spec));
        out.setOutSpec(1, new SheetNumbers(spec, sheets.knowsTruth()).spec());
        out.setOutSpec(2, PictureColumn.IMAGE);
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
        throws CanceledExecutionException, KNIMEException {
        final var exec = in.getExecutionContext();
        NodeWork.run(exec, progress -> {
            final DerivativeSheetParameters p = in.getParameters();
            final var table = in.getInTable(0);
            final var sheets = new RowSheets(table.getDataTableSpec(), p);
            final var numbers = new SheetNumbers(table.getDataTableSpec(), sheets.knowsTruth());
            final var quiet = KnimeProgress.quiet(progress);
            final var drawn = p.pictures().draw(table, row -> sheets.of(row, quiet).map(sheet -> {
                numbers.add(row, sheet);
                return sheets.picture(row, sheet, quiet);
            }).orElse(null), RowSheets.TABLE, exec, progress);
            out.setOutData(0, drawn.table());
            out.setOutData(1, numbers.table(exec));
            out.setOutData(2, drawn.image());
        });
    }
}
