package org.latentrom.engine.io.csv;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import org.latentrom.engine.io.FormatSeries;
import org.latentrom.engine.io.NumberedFiles;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SourceBytes;
import org.latentrom.engine.progress.Progress;

/**
 * Reads point clouds from tables of text: comma, semicolon, tab or blanks between cells, comments that begin with # or
 * %, a header that names x and y. Times stand in a column, in the header ({@code T @ t=0.5}) or in the numbers of a
 * series of files. The snapshots have no cells: the rasterizer takes them as scattered points.
 */
public final class CsvReader {
    private static final int MAX_SNAPSHOTS = 1_000_000;

    private static final int LOOK = 50;

    private static final int HEAD = 1 << 16;

    private CsvReader() {
    }

    /** @param head the first characters of a file @return true if it is a table with columns x and y, or of numbers */
    public static boolean isTable(final String head) {
        if (!isText(head)) {
            return false;
        }
        int looked = 0;
        for (String l : (Iterable<String>)head.lines().limit(LOOK)::iterator) {
            String line = (looked++ == 0 ? l.replaceFirst("^(\u00ef\u00bb\u00bf|\uFEFF)", "") : l);
            String names = line.replaceFirst("^[#%]+", "").strip();
            var dialect = CsvDialect.of(names);
            List<String> cells = dialect.cells(names);
            if (CsvColumns.hasCoordinates(cells)) {
                return true;
            }
            if (!CsvDialect.isComment(line)) {
                return cells.size() > 2 && cells.stream().allMatch(c -> dialect.number(c) != null);
            }
        }
        return false;
    }

    /** @param head the first characters of a file @return true if it is text, but no markup */
    public static boolean isText(final String head) {
        return head.indexOf('\0') < 0 && !head.stripLeading().startsWith("<");
    }

    /** @return true if a file in a folder is a point cloud, not a table of something else that lies beside */
    public static boolean isCloud(final Path path) {
        try {
            return isTable(new String(SourceBytes.head(path, HEAD), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return false;
        }
    }

    /** @return true if the files whose names differ only in a number are one series: they give no times themselves */
    public static boolean isOneOfSeries(final Path path) {
        try {
            return !CsvTable.of(path, Progress.NONE).hasTimes();
        } catch (IOException e) {
            return false; // told when it is opened
        }
    }

    /**
     * @param path a table; one of a numbered series if it gives no times itself
     * @throws SnapshotFormatException if it is no table with coordinates, or a line is not like the header
     */
    public static FormatSeries open(final Path path, final Progress progress) throws IOException {
        CsvTable table = CsvTable.of(path, progress);
        if (table.columns().times().length > 0) {
            List<CsvSource> sources = new ArrayList<>();
            double[] times = table.columns().times();
            for (int i = 0; i < times.length; i++) {
                sources.add(new CsvSource(table, OptionalDouble.of(times[i]), whole(table), i));
            }
            return new FormatSeries(sources, table.warnings());
        }
        return table.hasTimes() ? new FormatSeries(byTime(table, progress), table.warnings())
            : numbered(path, progress);
    }

    private static CsvSource.Part whole(final CsvTable table) {
        return new CsvSource.Part(table.start(), table.line(), Long.MAX_VALUE);
    }

    private static FormatSeries numbered(final Path path, final Progress progress) throws IOException {
        NumberedFiles series = NumberedFiles.of(path, progress);
        List<String> warnings = new ArrayList<>(series.warnings());
        warnings.addAll(series.numberWarnings());
        List<CsvSource> sources = new ArrayList<>();
        for (Path p : series.files()) {
            CsvTable table = CsvTable.of(p, progress);
            if (table.hasTimes()) {
                throw new SnapshotFormatException(table.file(), "header",
                    "gives times, other files of the series do not", "Move the file to a folder of its own");
            }
            table.warnings().stream().filter(w -> !warnings.contains(w)).limit(1).forEach(warnings::add);
            sources.add(new CsvSource(table, series.time(p), whole(table), 0));
        }
        return new FormatSeries(sources, warnings);
    }

    /** Looks through the table for the times of its lines. */
    private static List<CsvSource> byTime(final CsvTable table, final Progress progress) throws IOException {
        Map<Double, CsvSource.Part> parts = new LinkedHashMap<>();
        int column = table.columns().time();
        try (var rows = new CsvRows(table, table.start(), table.line(), progress)) {
            while (rows.next()) {
                double time = rows.finite(column, "time") + 0.0; // -0 is 0
                CsvSource.Part known = parts.get(time);
                parts.put(time, known == null ? new CsvSource.Part(rows.begin(), rows.line() - 1, rows.end())
                    : new CsvSource.Part(known.start(), known.line(), rows.end()));
                if (parts.size() > MAX_SNAPSHOTS) {
                    throw new SnapshotFormatException(table.file(), "line " + rows.line(), "is at the "
                        + MAX_SNAPSHOTS + "th different time", "Check the column of the time, or divide the file");
                }
            }
        }
        List<CsvSource> sources = new ArrayList<>();
        parts.forEach((t, p) -> sources.add(new CsvSource(table, OptionalDouble.of(t), p, 0)));
        return sources;
    }
}
