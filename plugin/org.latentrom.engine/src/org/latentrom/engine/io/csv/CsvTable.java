package org.latentrom.engine.io.csv;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SourceFolder;
import org.latentrom.engine.progress.Progress;

/**
 * The header of a table, and where its data begin.
 *
 * @param path the file
 * @param dialect how cells are told apart
 * @param columns what they mean, without columns of text
 * @param start the first byte of the first line of numbers
 * @param line the number of that line, from 0
 * @param warnings what the user should know
 */
record CsvTable(Path path, CsvDialect dialect, CsvColumns columns, long start, long line, List<String> warnings) {
    private static final int MAX_COLUMNS = 20_000;

    /** @throws SnapshotFormatException if there is no line of numbers, or no columns of coordinates */
    static CsvTable of(final Path path, final Progress progress) throws IOException {
        String file = SourceFolder.nameOf(path);
        String header = null;
        try (var lines = new CsvLines(path, 0, 0, progress)) {
            long start = 0;
            for (String l = lines.next(); l != null; l = lines.next()) {
                String candidate = l.replaceFirst("^[#%]+", "").strip();
                boolean comment = CsvDialect.isComment(l);
                var dialect = CsvDialect.of(header == null ? l : header);
                if (!comment && isData(dialect, l)) {
                    return make(path, header, dialect, l, start, lines.number() - 1);
                }
                // COMSOL's header is the last of its comments; of others, the last line of names
                if (!candidate.isEmpty() && (!comment || named(candidate))) {
                    header = candidate;
                }
                start = lines.position();
            }
        }
        throw new SnapshotFormatException(file, "", "has no line of numbers",
            "Save a table of text: a header with x and y, then a line for each point");
    }

    private static boolean named(final String line) {
        return CsvColumns.hasCoordinates(CsvDialect.of(line).cells(line));
    }

    /** @return true if the first cells of a line, the coordinates, are numbers; names and text may follow */
    private static boolean isData(final CsvDialect dialect, final String line) {
        List<String> cells = dialect.cells(line);
        long numbers = cells.stream().filter(c -> !c.isEmpty() && dialect.number(c) != null).count();
        return numbers >= 2;
    }

    private static CsvTable make(final Path path, final String header, final CsvDialect dialect, final String first,
        final long start, final long line) throws SnapshotFormatException {
        String file = SourceFolder.nameOf(path);
        List<String> cells = dialect.cells(first);
        List<String> warnings = new ArrayList<>();
        if (cells.size() > MAX_COLUMNS) {
            throw new SnapshotFormatException(file, "line " + (line + 1), "has " + cells.size() + " columns, more than "
                + MAX_COLUMNS, "Save one time a file, or a column of times");
        }
        CsvColumns columns;
        if (header == null) {
            if (cells.size() < 3) {
                throw new SnapshotFormatException(file, "line " + (line + 1), "has " + cells.size()
                    + " columns; x, y and a field are needed", "Export coordinates and fields");
            }
            columns = CsvColumns.unnamed(cells.size());
            warnings.add(file + " has no header: its first two columns are taken as x and y.");
        } else {
            columns = CsvColumns.of(file, dialect.cells(header));
        }
        CsvColumns numeric = numeric(columns, dialect, cells, file, warnings);
        if (numeric.fields().isEmpty()) {
            throw noFields(file, columns, cells, line);
        }
        return new CsvTable(path, dialect, numeric, start, line, warnings);
    }

    private static SnapshotFormatException noFields(final String file, final CsvColumns columns,
        final List<String> cells, final long line) {
        if (columns.fields().isEmpty()) {
            return new SnapshotFormatException(file, "header", "has no column besides coordinates, time and numbers of "
                + "points", "Export fields with the coordinates");
        }
        Map.Entry<String, int[][]> text = columns.fields().entrySet().iterator().next();
        String value = Arrays.stream(text.getValue()).flatMapToInt(Arrays::stream).filter(c -> c < cells.size())
            .mapToObj(cells::get).findFirst().orElse("");
        return new SnapshotFormatException(file, "line " + (line + 1), "has no field that is a number: the column \""
            + SourceFolder.shorten(text.getKey()) + "\" has \"" + SourceFolder.shorten(value) + "\"",
            "Write numbers without units, or add a column of numbers");
    }

    /** Leaves out the fields whose first value is text. */
    private static CsvColumns numeric(final CsvColumns columns, final CsvDialect dialect, final List<String> cells,
        final String file, final List<String> warnings) {
        Map<String, int[][]> fields = new LinkedHashMap<>();
        Set<String> text = new LinkedHashSet<>(columns.ignored());
        columns.fields().forEach((name, times) -> {
            boolean numbers = true;
            for (int[] components : times) {
                for (int c : components) {
                    numbers &= c >= cells.size() || dialect.number(cells.get(c)) != null;
                }
            }
            if (numbers) {
                fields.put(name, times);
            } else {
                text.add(name);
            }
        });
        if (!text.isEmpty()) {
            warnings.add(file + ": left out " + SourceFolder.shorten(String.join(", ", text))
                + ", which count points or hold text.");
        }
        return new CsvColumns(columns.count(), columns.coordinates(), columns.time(), fields, columns.times(),
            List.of());
    }

    /** @return true if the table itself says when its values are */
    boolean hasTimes() {
        return columns.time() >= 0 || columns.times().length > 0;
    }

    String file() {
        return SourceFolder.nameOf(path);
    }
}
