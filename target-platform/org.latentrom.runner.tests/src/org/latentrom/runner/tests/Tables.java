package org.latentrom.runner.tests;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import org.example.samplefield.data.FieldIO;
import org.example.samplefield.data.FieldValue;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.image.png.PNGImageContent;
import org.knime.core.data.image.png.PNGImageValue;
import org.knime.core.node.BufferedDataTable;

/** Describes tables as the expected tables do. */
final class Tables {
    private Tables() {
    }

    static List<String> describe(final BufferedDataTable table) {
        List<String> lines = new ArrayList<>();
        lines.add("RowID," + String.join(",", table.getDataTableSpec().getColumnNames()));
        try (var rows = table.iterator()) {
            while (rows.hasNext()) {
                DataRow row = rows.next();
                var line = new StringBuilder(row.getKey().getString());
                row.forEach(c -> line.append(',').append(quote(describe(c))));
                lines.add(line.toString());
            }
        }
        return lines;
    }

    static String quote(final String s) {
        return s.contains(",") ? "\"" + s + "\"" : s;
    }

    private static String describe(final DataCell cell) {
        if (cell instanceof FieldValue f) {
            return f.getShape() + " " + describe(f.getField().values()) + " hash " + cell.hashCode();
        }
        return cell instanceof PNGImageValue v ? describe(v.getImageContent()) : cell.toString();
    }

    static String describe(final float[] values) {
        double sum = 0;
        for (float v : values) {
            sum += v;
        }
        return values.length + " values crc " + Integer.toHexString(FieldIO.checksum(FieldIO.encode(values)))
            + " sum " + sum;
    }

    static String describe(final PNGImageContent png) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(png.getByteArray());
            var size = png.getPreferredSize();
            return "png " + size.width + "x" + size.height + " " + HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
