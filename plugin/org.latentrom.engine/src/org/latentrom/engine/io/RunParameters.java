package org.latentrom.engine.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parameters of the runs, from their names or from a CSV file. */
final class RunParameters {
    private static final String NUMBER = "[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?";

    private static final Pattern PAIR = Pattern.compile("([A-Za-z]{1,32})[_=](" + NUMBER + ")(?:[_,; ]+|$)");

    /** Numbers after these words count the runs and mean nothing. */
    private static final Set<String> COUNTERS = Set.of("run", "case", "sim", "simulation", "part", "step");

    private RunParameters() {
    }

    /**
     * @return the parameters that a name gives, like {@code nu_0.008}, {@code nu=0.008} or {@code Re=100,nu=0.01};
     *         empty if the name is not made up of such pairs
     */
    static Map<String, Double> ofName(final String run) {
        Map<String, Double> found = new LinkedHashMap<>();
        Matcher m = PAIR.matcher(run);
        int at = 0;
        while (at < run.length()) {
            if (!m.find(at) || m.start() != at || COUNTERS.contains(m.group(1).toLowerCase(java.util.Locale.ROOT))
                || found.put(m.group(1), Double.parseDouble(m.group(2))) != null) {
                return Map.of();
            }
            at = m.end();
        }
        return found;
    }

    /** @return the parameters of all runs by their names; empty maps if a run has none or other ones */
    static Map<String, Map<String, Double>> ofNames(final Set<String> runs) {
        Map<String, Map<String, Double>> all = new LinkedHashMap<>();
        Set<String> names = null;
        for (String run : runs) {
            Map<String, Double> p = ofName(run);
            if (p.isEmpty() || names != null && !names.equals(p.keySet())) {
                return Map.of();
            }
            names = p.keySet();
            all.put(run, p);
        }
        return all;
    }

    /**
     * Reads a CSV file with a header line. The runs' names stand in the column {@code run}, else in the first one.
     * Columns of numbers that do not change within a run are parameters; others are left out.
     *
     * @param runs the runs that need parameters
     * @param warnings takes which columns were left out
     * @throws SnapshotFormatException if the file is no table, lacks a run, or a run has two values of all columns
     */
    static Map<String, Map<String, Double>> ofCsv(final Path csv, final Set<String> runs, final List<String> warnings)
        throws IOException {
        String file = SourceFolder.nameOf(csv);
        if (!Files.isRegularFile(csv)) {
            throw new SnapshotFormatException(file, "", "does not exist", "Check the path of the parameter file");
        }
        String text = new String(SourceBytes.read(csv), StandardCharsets.UTF_8);
        List<String> lines = text.replace("\uFEFF", "").lines().toList();
        int first = 0;
        while (first < lines.size() && lines.get(first).isBlank()) {
            first++;
        }
        String head = first < lines.size() ? lines.get(first) : "";
        // the header decides: a comma in a later line may be a decimal one
        char separator = head.indexOf(',') < 0 && head.indexOf(';') >= 0 ? ';' : ',';
        List<String> header = split(head, separator);
        Map<Integer, List<String>> table = new LinkedHashMap<>();
        for (int n = first + 1; n < lines.size(); n++) {
            if (!lines.get(n).isBlank()) {
                table.put(n + 1, split(lines.get(n), separator));
            }
        }
        if (table.isEmpty() || header.size() < 2) {
            throw new SnapshotFormatException(file, "", "is no table of a header and lines of at least two columns",
                "Write a header line, the run's name in the first column, and a line for each run");
        }
        if (new LinkedHashSet<>(header).size() < header.size()) {
            throw new SnapshotFormatException(file, "header", "names a column twice", "Rename one of them");
        }
        int key = 0;
        for (int c = 0; c < header.size(); c++) {
            if (header.get(c).equalsIgnoreCase("run")) {
                key = c;
            }
        }
        return table(file, header, table, key, runs, warnings);
    }

    /** @param lines the cells of each line by its number in the file */
    private static Map<String, Map<String, Double>> table(final String file, final List<String> header,
        final Map<Integer, List<String>> lines, final int key, final Set<String> runs, final List<String> warnings)
        throws SnapshotFormatException {
        Map<String, Map<String, Double>> all = new LinkedHashMap<>();
        Set<String> dropped = new LinkedHashSet<>();
        for (Map.Entry<Integer, List<String>> numbered : lines.entrySet()) {
            List<String> line = numbered.getValue();
            if (line.size() != header.size()) {
                throw new SnapshotFormatException(file, "line " + numbered.getKey(), "has " + line.size()
                    + " columns, the header " + header.size(), "Correct the line");
            }
            String run = line.get(key);
            if (!runs.contains(run)) {
                continue;
            }
            Map<String, Double> values = all.computeIfAbsent(run, r -> new LinkedHashMap<>());
            for (int c = 0; c < header.size(); c++) {
                if (c != key && !header.get(c).isBlank()) {
                    Double v = number(line.get(c));
                    Double before = v == null ? null : values.putIfAbsent(header.get(c), v);
                    if (v == null || before != null && !before.equals(v)) {
                        dropped.add(header.get(c));
                    }
                }
            }
        }
        for (String run : runs) {
            if (!all.containsKey(run)) {
                throw new SnapshotFormatException(file, "", "has no line for the run \"" + SourceFolder.shorten(run)
                    + "\"", "Add the run, leave it out, or take the parameters from the names");
            }
        }
        all.values().forEach(p -> p.keySet().removeAll(dropped));
        if (!dropped.isEmpty()) {
            warnings.add(file + ": left out " + String.join(", ", dropped)
                + ", no numbers that are the same for the whole run.");
        }
        return all;
    }

    private static Double number(final String text) {
        try {
            double v = Double.parseDouble(text);
            return Double.isFinite(v) ? v : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static List<String> split(final String line, final char separator) {
        List<String> cells = new ArrayList<>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }
}
