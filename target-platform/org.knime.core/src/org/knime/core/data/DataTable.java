package org.knime.core.data;

/** Rows with a spec. */
public interface DataTable extends Iterable<DataRow> {
    /** Names and types of the columns. */
    DataTableSpec getDataTableSpec();

    @Override
    RowIterator iterator();
}
