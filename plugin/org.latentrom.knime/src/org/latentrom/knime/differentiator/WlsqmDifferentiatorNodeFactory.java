package org.latentrom.knime.differentiator;

import java.util.List;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
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
import org.latentrom.knime.differentiator.NoiseChoices.Noise;
import org.latentrom.knime.differentiator.WlsqmDifferentiatorParameters.Channels;
import org.latentrom.knime.table.ColumnKind;
import org.latentrom.knime.table.NameList;
import org.latentrom.knime.table.NodeWork;

/** Derives fields by weighted least squares. */
public final class WlsqmDifferentiatorNodeFactory extends DefaultNodeFactory {
    private static final String TABLE = "Fields";

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("WLSQM Differentiator") //
        .icon("/icons/wlsqm-differentiator.png") //
        .shortDescription("Computes spatial derivatives of fields by weighted least squares.") //
        .fullDescription("Fits a polynomial to the pixels around each pixel by weighted least squares (WLSQM) and "
            + "takes value and derivatives from it, in the channel's unit over a power of the unit of length. One new "
            + "column holds all chosen derivatives as channels with names like dx(u), dxy(u) and fit(u); Laplacian, "
            + "vorticity and divergence can be added, and number columns with an estimate of the noise. Against noise "
            + "choose a larger radius: the default is for clean data. At borders and around masked pixels fits are "
            + "one-sided, and errors many times those inside. Nothing outside of the mask is used; pixels without a "
            + "value (NaN) count as masked. Computes in float64; fields are stored in single precision, about seven "
            + "digits. The Tikhonov Differentiator chooses for itself how much it smooths; the WLSQM Point-Cloud "
            + "Differentiator derives on a mesh or scattered points.") //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p //
            .addInputTable(TABLE, "A table with a field column.") //
            .addOutputTable("Derivatives", "The input with a column of derivatives.")) //
        .model(m -> m.parametersClass(WlsqmDifferentiatorParameters.class) //
            .configure(WlsqmDifferentiatorNodeFactory::configure) //
            .execute(WlsqmDifferentiatorNodeFactory::execute)) //
        .nodeType(NodeType.Manipulator) //
        .keywords("derivative", "differentiation", "gradient", "vorticity", "divergence", "Laplacian", "noise",
            "denoising", "WLSQM", "least squares", "Savitzky-Golay", "smoothing", "curl", "reduced-order model");

    /** For the framework. */
    public WlsqmDifferentiatorNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out) throws InvalidSettingsException {
        final WlsqmDifferentiatorParameters p = in.getParameters();
        p.check();
        final DataTableSpec spec = in.getInTableSpec(0);
        final int column = ColumnKind.FIELD.index(spec, p.m_fieldColumn, TABLE);
        if (p.m_noise == Noise.OFF || p.m_channels == Channels.NAMED) {
            out.setOutSpec(0, columns(p, NameList.parse(p.m_channelNames)).rearranger(spec, column, null, null)
                .createSpec());
        }
        // else the noise columns are named after channels that are not known yet
    }

    private static DerivativeColumns columns(final WlsqmDifferentiatorParameters p, final List<String> channels)
        throws InvalidSettingsException {
        return new DerivativeColumns(p.m_newColumn, p.options(), p.m_noise == Noise.OFF ? List.of() : channels);
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
        throws CanceledExecutionException, KNIMEException {
        final var exec = in.getExecutionContext();
        NodeWork.run(exec, progress -> {
            final WlsqmDifferentiatorParameters p = in.getParameters();
            p.check();
            final var table = in.getInTable(0);
            final int column = ColumnKind.FIELD.index(table.getDataTableSpec(), p.m_fieldColumn, TABLE);
            final var channels = p.m_channels == Channels.NAMED ? NameList.parse(p.m_channelNames)
                : p.m_noise == Noise.OFF ? List.<String>of() : channels(table, column);
            final var derivatives = new FieldDerivatives(p, table.size(), progress);
            final var rearranger = columns(p, channels).rearranger(table.getDataTableSpec(), column,
                new FieldCellWriter(exec, "derivatives"), derivatives);
            out.setOutData(0, exec.createColumnRearrangeTable(table, rearranger, exec));
            derivatives.warnings().text().ifPresent(out::setWarningMessage);
        });
    }

    /** The channels of the first field. */
    private static List<String> channels(final BufferedDataTable table, final int column) {
        try (var rows = table.iterator()) {
            while (rows.hasNext()) {
                if (rows.next().getCell(column) instanceof FieldValue v) {
                    return v.getField().shape().channels();
                }
            }
        }
        return List.of();
    }
}
