package org.latentrom.runner.results;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.image.ImageValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.image.ImagePortObject;
import org.latentrom.runner.workflow.Workflow;
import org.latentrom.runner.workflow.WorkflowNode;

/** Writes what the unconnected outputs of a workflow hold: tables as CSV, images as PNG. */
public final class ResultFiles {
    private final Path m_folder;

    private final Map<String, String> m_written = new LinkedHashMap<>(); // "node/port" to file name

    public ResultFiles(final Path folder) {
        m_folder = folder;
    }

    /** Writes all unconnected outputs that have something. Images of a picture port are always written. */
    public void write(final Workflow workflow) throws IOException {
        for (WorkflowNode node : workflow.nodes()) {
            for (int i : workflow.openOutputs(node)) {
                PortObject object = node.outObject(i);
                String name = node.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + "-" + node.id()
                    + "-" + (i + 1);
                if (object instanceof BufferedDataTable table) {
                    writeTable(table, name);
                    m_written.put(node.id() + "/" + i, name + ".csv");
                } else if (object instanceof ImagePortObject image && image.toDataCell() instanceof ImageValue v) {
                    writeImage(v, m_folder.resolve(name + ".png"));
                    m_written.put(node.id() + "/" + i, name + ".png");
                }
            }
        }
    }

    /** The file of an output (from 0), or null. */
    public String file(final WorkflowNode node, final int output) {
        return m_written.get(node.id() + "/" + output);
    }

    private static void writeImage(final ImageValue image, final Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            image.getImageContent().save(out);
        }
    }

    /** Images of cells go into a folder beside the CSV, which holds their paths. */
    private void writeTable(final BufferedDataTable table, final String name) throws IOException {
        DataTableSpec spec = table.getDataTableSpec();
        try (BufferedWriter out = Files.newBufferedWriter(m_folder.resolve(name + ".csv"), StandardCharsets.UTF_8);
                var rows = table.iterator()) {
            out.write("RowID");
            for (String column : spec.getColumnNames()) {
                out.write("," + quote(column));
            }
            out.write('\n');
            for (long r = 0; rows.hasNext(); r++) {
                DataRow row = rows.next();
                out.write(quote(row.getKey().getString()));
                for (int i = 0; i < row.getNumCells(); i++) {
                    out.write("," + quote(text(row.getCell(i), name, r, i)));
                }
                out.write('\n');
            }
        }
    }

    private String text(final DataCell cell, final String name, final long row, final int column) throws IOException {
        if (cell.isMissing()) {
            return "";
        }
        if (!(cell instanceof ImageValue image)) {
            return cell.toString();
        }
        String file = name + "/" + row + "-" + column + "." + image.getImageExtension();
        Files.createDirectories(m_folder.resolve(name));
        writeImage(image, m_folder.resolve(file));
        return file;
    }

    private static String quote(final String s) {
        return s.matches("[^\",\n\r]*") ? s : "\"" + s.replace("\"", "\"\"") + "\"";
    }
}
