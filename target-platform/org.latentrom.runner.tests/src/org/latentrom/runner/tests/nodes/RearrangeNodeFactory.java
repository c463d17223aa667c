package org.latentrom.runner.tests.nodes;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.container.ColumnRearranger;
import org.knime.core.data.container.SingleCellFactory;
import org.knime.core.data.def.IntCell;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;

/** Appends the length of the first column's text; written with rearrangeColumns. */
public final class RearrangeNodeFactory extends DefaultNodeFactory {
    private static final DefaultNode NODE = DefaultNode.create().name("Rearrange").icon("./r.png")
        .shortDescription("For tests.").fullDescription("For tests.").sinceVersion(5, 8, 0)
        .ports(p -> p.addInputTable("In", "A table.").addOutputTable("Out", "With one more column."))
        .model(m -> m.withoutParameters().rearrangeColumns((in, out) -> {
            var r = new ColumnRearranger(in.getDataTableSpec());
            r.append(new SingleCellFactory(new DataColumnSpecCreator("Length", IntCell.TYPE).createSpec()) {
                @Override
                public DataCell getCell(final DataRow row) {
                    return new IntCell(row.getCell(0).toString().length());
                }
            });
            out.setColumnRearranger(r);
        }));

    /** Registered in plugin.xml. */
    public RearrangeNodeFactory() {
        super(NODE);
    }
}
