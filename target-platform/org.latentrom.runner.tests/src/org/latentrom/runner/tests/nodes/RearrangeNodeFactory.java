package org.latentrom.runner.tests.nodes;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.ColumnRearranger;
import org.knime.core.data.container.SingleCellFactory;
import org.knime.core.data.def.IntCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;

/** Appends the length of the first column's text. */
public final class RearrangeNodeFactory extends DefaultNodeFactory {
    private static final DefaultNode NODE = DefaultNode.create().name("Rearrange").icon("./r.png")
        .shortDescription("For tests.").fullDescription("For tests.").sinceVersion(5, 8, 0)
        .ports(p -> p.addInputTable("In", "A table.").addOutputTable("Out", "With one more column."))
        .model(m -> m.withoutParameters()
            .configure((in, out) -> out.setOutSpec(0, rearranger(in.getInTableSpec(0)).createSpec()))
            .execute((in, out) -> {
                BufferedDataTable table = in.getInTable(0);
                ExecutionContext exec = in.getExecutionContext();
                out.setOutData(0,
                    exec.createColumnRearrangeTable(table, rearranger(table.getDataTableSpec()), exec));
            }));

    /** Registered in plugin.xml. */
    public RearrangeNodeFactory() {
        super(NODE);
    }

    private static ColumnRearranger rearranger(final DataTableSpec spec) {
        var r = new ColumnRearranger(spec);
        r.append(new SingleCellFactory(new DataColumnSpecCreator("Length", IntCell.TYPE).createSpec()) {
            @Override
            public DataCell getCell(final DataRow row) {
                return new IntCell(row.getCell(0).toString().length());
            }
        });
        return r;
    }
}
