package org.latentrom.runner.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.MissingCell;
import org.knime.core.data.container.ColumnRearranger;
import org.knime.core.data.container.SingleCellFactory;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.data.filestore.StandInFileStores;
import org.knime.core.data.filestore.StandInRepository;
import org.knime.core.data.image.png.PNGImageContent;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.DefaultNodeProgressMonitor;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.StandInAccess;
import org.knime.core.util.DuplicateKeyException;

/** Tables: what containers check and learn, what rearrangers make. */
class TableTest {
    private static final DataTableSpec SPEC = new DataTableSpec(new String[]{"name", "value"},
        new DataType[]{StringCell.TYPE, DoubleCell.TYPE});

    @TempDir
    Path m_folder;

    private final DefaultNodeProgressMonitor m_monitor = new DefaultNodeProgressMonitor();

    private ExecutionContext context() {
        return StandInAccess.context(m_monitor,
            new StandInFileStores(UUID.randomUUID(), new StandInRepository(), () -> m_folder));
    }

    private BufferedDataTable table() {
        var c = context().createDataContainer(SPEC);
        c.addRowToTable(new DefaultRow("r1", new StringCell("b"), new DoubleCell(2)));
        c.addRowToTable(new DefaultRow("r2", new StringCell("a"), new DoubleCell(Double.NaN)));
        c.addRowToTable(new DefaultRow("r3", DataType.getMissingCell(), new IntCell(-1)));
        c.close();
        return c.getTable();
    }

    private static String text(final BufferedDataTable table) {
        var b = new StringBuilder();
        for (DataRow row : table) {
            b.append(row.getKey());
            row.forEach(cell -> b.append(' ').append(cell));
            b.append('\n');
        }
        return b.toString();
    }

    @Test
    void rowsComeBack() {
        assertEquals("r1 b 2.0\nr2 a NaN\nr3 ? -1\n", text(table()));
        assertEquals("Rows: 3, Cols: 2", table().getSummary());
    }

    @Test
    void domainsLeaveOutMissingAndNaN() {
        var spec = table().getDataTableSpec();
        assertEquals("[b, a]", spec.getColumnSpec(0).getDomain().getValues().toString());
        assertEquals("-1", spec.getColumnSpec(1).getDomain().getLowerBound().toString());
        assertEquals("2.0", spec.getColumnSpec(1).getDomain().getUpperBound().toString());
    }

    @Test
    void columnWithManyValuesHasNoSetOfValues() {
        var c = context().createDataContainer(SPEC);
        for (int i = 0; i < 61; i++) {
            c.addRowToTable(new DefaultRow("r" + i, new StringCell("s" + i), new DoubleCell(i)));
        }
        c.close();
        assertFalse(c.getTable().getDataTableSpec().getColumnSpec(0).getDomain().hasValues());
    }

    @Test
    void badRowsAreRefused() {
        var c = context().createDataContainer(SPEC);
        c.addRowToTable(new DefaultRow("r", new StringCell("s"), new DoubleCell(1)));
        assertThrows(DuplicateKeyException.class,
            () -> c.addRowToTable(new DefaultRow("r", new StringCell("s"), new DoubleCell(1))));
        var e = assertThrows(IllegalArgumentException.class,
            () -> c.addRowToTable(new DefaultRow("q", new StringCell("s"), new StringCell("t"))));
        assertTrue(e.getMessage().contains("\"value\""), e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> c.addRowToTable(new DefaultRow("q", new StringCell("s"))));
        assertThrows(IllegalStateException.class, c::getTable);
        c.close();
        assertThrows(IllegalStateException.class,
            () -> c.addRowToTable(new DefaultRow("q", new StringCell("s"), new DoubleCell(1))));
    }

    @Test
    void typesThatHoldEachOther() {
        assertTrue(DoubleCell.TYPE.isASuperTypeOf(IntCell.TYPE));
        assertTrue(DoubleCell.TYPE.isASuperTypeOf(LongCell.TYPE));
        assertFalse(IntCell.TYPE.isASuperTypeOf(DoubleCell.TYPE));
        assertTrue(StringCell.TYPE.isASuperTypeOf(DataType.getMissingCell().getType()));
        assertEquals(DoubleCell.TYPE, DataType.getCommonSuperType(DoubleCell.TYPE, IntCell.TYPE));
    }

    @Test
    void largePictureFitsTheColumnOfPictures() {
        DataCell large = new PNGImageContent(new byte[100_000]).toImageCell();
        assertFalse(large.getType().equals(PNGImageContent.TYPE));
        assertTrue(PNGImageContent.TYPE.isASuperTypeOf(large.getType()));
    }

    @Test
    void cellsAreEqualAsOnKnime() {
        assertEquals(new MissingCell("why"), DataType.getMissingCell());
        assertEquals(new DoubleCell(Double.NaN), new DoubleCell(Double.NaN));
        assertEquals(BooleanCell.TRUE, BooleanCell.BooleanCellFactory.create(true));
        assertFalse(new StringCell("1").equals(new IntCell(1)));
    }

    @Test
    void rearrangedTableHasTheNewOrder() throws Exception {
        BufferedDataTable in = table();
        var r = new ColumnRearranger(in.getDataTableSpec());
        r.append(new SingleCellFactory(new DataColumnSpecCreator("row", LongCell.TYPE).createSpec()) {
            @Override
            public DataCell getCell(final DataRow row, final long rowIndex) {
                return new LongCell(rowIndex);
            }
        });
        r.remove("name");
        r.move("row", 0);
        var exec = context();
        BufferedDataTable out = exec.createColumnRearrangeTable(in, r, exec);
        assertArrayEquals(new String[]{"row", "value"}, out.getDataTableSpec().getColumnNames());
        assertEquals(r.createSpec().getColumnSpec(0).getType(), out.getDataTableSpec().getColumnSpec(0).getType());
        assertEquals("r1 0 2.0\nr2 1 NaN\nr3 2 -1\n", text(out));
        assertEquals(1.0, m_monitor.getProgress());
    }

    @Test
    void columnIsReplaced() throws Exception {
        BufferedDataTable in = table();
        var r = new ColumnRearranger(in.getDataTableSpec());
        r.replace(new SingleCellFactory(new DataColumnSpecCreator("value", StringCell.TYPE).createSpec()) {
            @Override
            public DataCell getCell(final DataRow row) {
                return new StringCell("<" + row.getCell(1) + ">");
            }
        }, "value");
        var exec = context();
        assertEquals("r1 b <2.0>\nr2 a <NaN>\nr3 ? <-1>\n", text(exec.createColumnRearrangeTable(in, r, exec)));
    }

    @Test
    void rearrangerForOtherColumnsIsRefused() {
        var exec = context();
        assertThrows(IllegalArgumentException.class,
            () -> exec.createColumnRearrangeTable(table(), new ColumnRearranger(new DataTableSpec()), exec));
    }

    @Test
    void uniqueNamesAreFound() {
        assertEquals("name (#1)", DataTableSpec.getUniqueColumnName(SPEC, "name"));
        assertEquals("other", DataTableSpec.getUniqueColumnName(SPEC, "other"));
        assertThrows(IllegalArgumentException.class, () -> new DataTableSpec(new String[]{"a", "a"},
            new DataType[]{IntCell.TYPE, IntCell.TYPE}));
    }

    @Test
    void fileStoresHaveUniquePlainNames() throws IOException {
        var exec = context();
        exec.createFileStore("a");
        assertThrows(IOException.class, () -> exec.createFileStore("a"));
        assertThrows(IllegalArgumentException.class, () -> exec.createFileStore("../a"));
        assertThrows(IllegalArgumentException.class, () -> exec.createFileStore(".a"));
        for (int i = 0; i < 1000; i++) {
            exec.createFileStore("n" + i);
        }
        assertEquals(m_folder.resolve("000/001/last").toFile(), exec.createFileStore("last").getFile());
    }

    @Test
    void partsOfAnExecutionAddUp() {
        var exec = context();
        var first = exec.createSubProgress(0.5);
        var second = exec.createSubExecutionContext(0.5);
        first.setProgress(1, "first");
        assertEquals("first", m_monitor.getMessage());
        second.createSilentSubProgress(0.5).setProgress(1, "unheard");
        assertEquals(0.75, m_monitor.getProgress(), 1e-12);
        assertEquals("first", m_monitor.getMessage());
        m_monitor.setExecuteCanceled();
        assertThrows(org.knime.core.node.CanceledExecutionException.class, second::checkCanceled);
    }
}
