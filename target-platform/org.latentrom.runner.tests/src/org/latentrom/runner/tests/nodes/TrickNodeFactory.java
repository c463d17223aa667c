package org.latentrom.runner.tests.nodes;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.core.node.message.Message;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileReaderWidget;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSelection;
import org.knime.filehandling.core.connections.FSLocation;
import org.knime.filehandling.core.connections.location.FSPathProviderFactory;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;

/** A source that does one of the things that nodes may do wrong, or that a framework may do wrong to nodes. */
public final class TrickNodeFactory extends DefaultNodeFactory {
    /** What the node does. */
    public enum Trick {
        /** One row. */
        NONE,
        /** A KNIMEException with a remedy. */
        FAIL,
        /** An exception that nobody expects. */
        CRASH,
        /** Nothing at the output. */
        NOTHING,
        /** A warning, twice. */
        WARN,
        /** A table without rows. */
        EMPTY,
        /** Invalid in configure. */
        INVALID,
        /** A crash in configure. */
        CRASH_CONFIGURE,
        /** A cell that is not registered. */
        UNREGISTERED,
        /** A cell that writes late. */
        LATE,
        /** The text of a file. */
        READ
    }

    @LoadDefaultsForAbsentFields
    static final class Parameters implements NodeParameters {
        @Widget(title = "Trick", description = "What the node does.")
        Trick m_trick = Trick.NONE;

        @Widget(title = "File", description = "A file.")
        @FileReaderWidget
        FileSelection m_file = new FileSelection();
    }

    private static final DefaultNode NODE = DefaultNode.create().name("Trick").icon("./trick.png")
        .shortDescription("For tests.").fullDescription("For tests.").sinceVersion(5, 8, 0)
        .ports(p -> p.addOutputTable("Out", "One row."))
        .model(m -> m.parametersClass(Parameters.class).configure(TrickNodeFactory::configure)
            .execute(TrickNodeFactory::execute))
        .nodeType(NodeType.Source);

    /** Registered in plugin.xml. */
    public TrickNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out) throws InvalidSettingsException {
        Parameters p = in.getParameters();
        switch (p.m_trick) {
            case INVALID -> throw new InvalidSettingsException("Choose another trick.");
            case CRASH_CONFIGURE -> throw new IllegalStateException("configure crashed");
            case WARN -> out.setWarningMessage("warned in configure");
            default -> {
                // nothing to check
            }
        }
        out.setOutSpec(0, spec(p.m_trick));
    }

    private static DataTableSpec spec(final Trick trick) {
        DataType type = switch (trick) {
            case UNREGISTERED -> UnregisteredCell.TYPE;
            case LATE -> LateCell.TYPE;
            default -> StringCell.TYPE;
        };
        return new DataTableSpec(new DataColumnSpecCreator("Text", type).createSpec());
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
        throws CanceledExecutionException, KNIMEException {
        Parameters p = in.getParameters();
        ExecutionContext exec = in.getExecutionContext();
        try {
            switch (p.m_trick) {
                case FAIL -> throw KNIMEException
                    .of(Message.fromSummaryWithResolution("It failed.", "Try another trick."));
                case CRASH -> throw new IllegalStateException("execute crashed");
                case NOTHING -> exec.checkCanceled();
                case WARN -> {
                    out.setWarningMessage("warned in execute");
                    out.setOutData(0, table(exec, p.m_trick, new StringCell("warned")));
                }
                case EMPTY -> {
                    var container = exec.createDataContainer(spec(p.m_trick));
                    container.close();
                    out.setOutData(0, container.getTable());
                }
                case UNREGISTERED -> out.setOutData(0, table(exec, p.m_trick, new UnregisteredCell()));
                case LATE -> out.setOutData(0,
                    table(exec, p.m_trick, new LateCell(exec.createFileStore("late"), "written late")));
                case READ -> out.setOutData(0,
                    table(exec, p.m_trick, new StringCell(read(p.m_file.getFSLocation()))));
                default -> out.setOutData(0, table(exec, p.m_trick, new StringCell("a \"text\", with\nlines")));
            }
        } catch (IOException e) {
            throw new KNIMEException("Cannot read: " + e.getMessage(), e);
        }
    }

    private static String read(final FSLocation location) throws IOException {
        try (var factory = FSPathProviderFactory.newFactory(Optional.empty(), location);
                var provider = factory.create(location)) {
            return Files.readString(provider.getPath());
        }
    }

    private static BufferedDataTable table(final ExecutionContext exec, final Trick trick, final DataCell cell) {
        var container = exec.createDataContainer(spec(trick));
        container.addRowToTable(new DefaultRow("Row0", cell));
        container.close();
        return container.getTable();
    }
}
