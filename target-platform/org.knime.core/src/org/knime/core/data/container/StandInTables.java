package org.knime.core.data.container;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.RowKey;
import org.knime.core.data.filestore.StandInFileStores;
import org.knime.core.data.filestore.StandInRepository;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;

/** Not part of KNIME: rearranges, writes and reads tables. */
public final class StandInTables {
    private static final String ENTRY = "rows.bin";

    private static final int VERSION = 1;

    private StandInTables() {
    }

    /** The table that a rearranger describes; columns that are only moved are not written again. */
    public static StandInTable rearrange(final StandInTable in, final ColumnRearranger rearranger,
        final ExecutionMonitor exec, final StandInFileStores stores) throws CanceledExecutionException {
        if (!rearranger.original().equalStructure(in.spec())) {
            throw new IllegalArgumentException("The rearranger is made for other columns than those of the table");
        }
        var columns = rearranger.columns();
        var domains = new DomainCollector(rearranger.createSpec(), true);
        Map<CellFactory, DataCell[]> made = new LinkedHashMap<>();
        columns.stream().filter(c -> c.factory() != null).forEach(c -> made.put(c.factory(), null));
        List<StoredRow> rows = new ArrayList<>();
        try {
            for (StoredRow stored : in.rows()) {
                exec.checkCanceled();
                long number = rows.size();
                if (!made.isEmpty()) {
                    DataRow row = in.restore(stored);
                    made.replaceAll((f, old) -> f.getCells(row, number));
                    made.keySet().forEach(f -> f.setProgress(number + 1, in.size(), row.getKey(), exec));
                }
                Object[] cells = new Object[columns.size()];
                for (int i = 0; i < cells.length; i++) {
                    var c = columns.get(i);
                    if (c.factory() == null) {
                        cells[i] = stored.cells()[c.index()];
                    } else {
                        DataCell cell = made.get(c.factory())[c.index()];
                        domains.add(i, cell);
                        cells[i] = CellCodec.store(cell);
                    }
                }
                rows.add(new StoredRow(stored.key(), cells));
            }
        } finally {
            made.keySet().stream().filter(AbstractCellFactory.class::isInstance)
                .forEach(f -> ((AbstractCellFactory)f).afterProcessing());
        }
        return new StandInTable(domains.createSpec(), rows, stores.repository());
    }

    /** Writes the rows; the stream is closed. */
    public static void save(final StandInTable table, final OutputStream out) throws IOException {
        try (var zip = new ZipOutputStream(new BufferedOutputStream(out))) {
            zip.putNextEntry(new ZipEntry(ENTRY));
            var data = new DataOutputStream(zip);
            data.writeInt(VERSION);
            data.writeInt(table.rows().size());
            for (StoredRow row : table.rows()) {
                data.writeUTF(row.key().getString());
                for (Object cell : row.cells()) {
                    CellCodec.write(cell, data);
                }
            }
            data.flush();
        }
    }

    /** Reads what {@link #save} wrote; the stream is closed. */
    public static StandInTable load(final InputStream in, final DataTableSpec spec,
        final StandInRepository repository) throws IOException {
        try (var zip = new ZipInputStream(new BufferedInputStream(in))) {
            ZipEntry entry = zip.getNextEntry();
            if (entry == null || !ENTRY.equals(entry.getName())) {
                throw new IOException("The data of the table were not written by this program");
            }
            var data = new DataInputStream(zip);
            int version = data.readInt();
            if (version != VERSION) {
                throw new IOException("The data of the table have the unknown version " + version);
            }
            int n = data.readInt();
            List<StoredRow> rows = new ArrayList<>();
            for (int r = 0; r < n; r++) {
                var key = new RowKey(data.readUTF());
                Object[] cells = new Object[spec.getNumColumns()];
                for (int i = 0; i < cells.length; i++) {
                    cells[i] = CellCodec.read(data, repository);
                }
                rows.add(new StoredRow(key, cells));
            }
            return new StandInTable(spec, rows, repository);
        }
    }
}
