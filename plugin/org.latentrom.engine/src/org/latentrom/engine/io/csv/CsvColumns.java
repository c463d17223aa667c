package org.latentrom.engine.io.csv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SourceFolder;

/**
 * What the columns of a table mean, by the names that solvers and ParaView give them: coordinates ({@code x},
 * {@code X (m)}, {@code x-coordinate}, {@code Points:0}), time ({@code t}, {@code Time [s]}), fields at one time
 * ({@code T @ t=0.5}, {@code t=0.5}); all others are fields. Columns {@code U:0, U:1, ...} are the components of one.
 *
 * @param count number of columns
 * @param coordinates columns of x, y and z; -1 for no z
 * @param time the column of the time, or -1
 * @param fields columns of the components of each field; with times in the header, for each time in the order of
 *            {@code times}
 * @param times times that stand in the header, ascending; empty if there are none
 * @param ignored names of columns that count points or cells
 */
record CsvColumns(int count, int[] coordinates, int time, Map<String, int[][]> fields, double[] times,
    List<String> ignored) {
    private static final String UNIT = "\\s*(?:[\\[(].{0,40}[\\])])?";

    private static final Pattern COORDINATE = Pattern.compile("(?i)(?:([xyz])|c([xyz])|([xyz])[-_ ]?coord(?:inate)?s?"
        + "|coord(?:inate)?s?[-_: ]?([xyz0-2])|points?[:_]([xyz0-2])|pos(?:ition)?[-_: ]?([xyz0-2]))" + UNIT);

    /** a capital T is a temperature */
    private static final Pattern TIME = Pattern.compile("(?:t|(?i:time|timevalue))" + UNIT);

    private static final Pattern AT = Pattern.compile(
        "(?i)(.{0,200}?)[\\s@_,]{0,20}(?<![A-Za-z0-9])(?:t|time)\\s{0,9}=\\s{0,9}([-+0-9.e]{1,40})\\s{0,9}[a-z]{0,9}");

    private static final Pattern COUNTER = Pattern.compile("(?i)(?:cell|node|point|vtkOriginalPointIds|row)[-_ ]?"
        + "(?:number|id|ids|index)?");

    private static final Pattern COMPONENT = Pattern.compile("(.{1,200})[:_]([0-9])");

    /**
     * @param names the header
     * @throws SnapshotFormatException if there is no x or y, no field, or a name twice
     */
    static CsvColumns of(final String file, final List<String> names) throws SnapshotFormatException {
        int[] coordinates = {-1, -1, -1};
        int time = -1;
        List<String> ignored = new ArrayList<>();
        Map<String, Integer> fields = new LinkedHashMap<>();
        for (int c = 0; c < names.size(); c++) {
            String name = names.get(c);
            int axis = axis(name);
            boolean free = axis >= 0 && coordinates[axis] < 0;
            if (free) {
                coordinates[axis] = c;
            } else if (TIME.matcher(name).matches() && time < 0) {
                time = c;
            } else if (COUNTER.matcher(name).matches()) {
                ignored.add(name);
            } else if (!name.isEmpty() && fields.put(name, c) != null) {
                throw new SnapshotFormatException(file, "header", "names the column \"" + SourceFolder.shorten(name)
                    + "\" twice", "Rename one of them");
            }
        }
        if (coordinates[0] < 0 || coordinates[1] < 0) {
            throw new SnapshotFormatException(file, "header", "has no columns named x and y (there are "
                + SourceFolder.shorten(names.toString()) + ")", "Name the columns of the coordinates x and y");
        }
        Set<Double> times = new TreeSet<>();
        fields.keySet().forEach(f -> times.addAll(timeOf(f)));
        return new CsvColumns(names.size(), coordinates, time, times.isEmpty() ? vectors(fields) : atTimes(file, fields,
            new ArrayList<>(times)), times.stream().mapToDouble(t -> t).toArray(), ignored);
    }

    /** @return columns without a header: x, y, then fields by the numbers of their columns */
    static CsvColumns unnamed(final int count) {
        Map<String, int[][]> fields = new LinkedHashMap<>();
        for (int c = 2; c < count; c++) {
            fields.put("column " + (c + 1), new int[][]{{c}});
        }
        return new CsvColumns(count, new int[]{0, 1, -1}, -1, fields, new double[0], List.of());
    }

    /** @return true if a header names both coordinates */
    static boolean hasCoordinates(final List<String> names) {
        return names.stream().anyMatch(n -> axis(n) == 0) && names.stream().anyMatch(n -> axis(n) == 1);
    }

    private static int axis(final String name) {
        Matcher m = COORDINATE.matcher(name);
        if (!m.matches()) {
            return -1;
        }
        for (int g = 1; g <= m.groupCount(); g++) {
            if (m.group(g) != null) {
                return "xyz012".indexOf(m.group(g).toLowerCase(Locale.ROOT)) % 3;
            }
        }
        return -1;
    }

    private static Set<Double> timeOf(final String name) {
        Matcher m = AT.matcher(name);
        try {
            double t = m.matches() ? Double.parseDouble(m.group(2)) : Double.NaN;
            return Double.isFinite(t) ? Set.of(t) : Set.of();
        } catch (NumberFormatException e) {
            return Set.of();
        }
    }

    private static Map<String, int[][]> atTimes(final String file, final Map<String, Integer> columns,
        final List<Double> times) throws SnapshotFormatException {
        Map<String, int[][]> fields = new LinkedHashMap<>();
        for (Map.Entry<String, Integer> e : columns.entrySet()) {
            Set<Double> t = timeOf(e.getKey());
            Matcher m = AT.matcher(e.getKey());
            String name = t.isEmpty() || !m.matches() ? e.getKey() : m.group(1).strip();
            int[][] at = fields.computeIfAbsent(name.isEmpty() ? "value" : name, k -> new int[times.size()][]);
            for (int i = 0; i < at.length; i++) {
                if (t.isEmpty() || t.contains(times.get(i))) { // one without a time is the same at all
                    at[i] = new int[]{e.getValue()};
                }
            }
        }
        for (Map.Entry<String, int[][]> f : fields.entrySet()) {
            if (Arrays.asList(f.getValue()).contains(null)) {
                throw new SnapshotFormatException(file, "header", "has no column of \""
                    + SourceFolder.shorten(f.getKey()) + "\" for every time", "Export every field at the same times");
            }
        }
        return fields;
    }

    /** Joins the columns {@code U:0, U:1, ...}. */
    private static Map<String, int[][]> vectors(final Map<String, Integer> columns) {
        Map<String, int[][]> fields = new LinkedHashMap<>();
        Set<String> used = new LinkedHashSet<>();
        for (Map.Entry<String, Integer> e : columns.entrySet()) {
            Matcher m = COMPONENT.matcher(e.getKey());
            boolean first = m.matches() && m.group(2).equals("0") && !columns.containsKey(m.group(1));
            List<Integer> components = new ArrayList<>();
            for (int k = 0; first && k < 10; k++) {
                Integer c = columns.get(e.getKey().substring(0, e.getKey().length() - 1) + k);
                if (c == null) {
                    break;
                }
                components.add(c);
            }
            if (components.size() > 1) {
                for (int k = 0; k < components.size(); k++) {
                    used.add(e.getKey().substring(0, e.getKey().length() - 1) + k);
                }
                fields.put(m.group(1), new int[][]{components.stream().mapToInt(c -> c).toArray()});
            } else if (!used.contains(e.getKey())) {
                fields.put(e.getKey(), new int[][]{{e.getValue()}});
            }
        }
        return fields;
    }
}
