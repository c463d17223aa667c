package org.latentrom.engine.io.hdf5;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.latentrom.engine.io.ArrayOptions;
import org.latentrom.engine.io.FormatSeries;
import org.latentrom.engine.io.NameOrder;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SnapshotSource;
import org.latentrom.engine.io.SourceFolder;
import org.latentrom.engine.io.array.ArrayBundle;
import org.latentrom.engine.io.array.ArrayNames;
import org.latentrom.engine.io.array.ArraySeries;
import org.latentrom.engine.io.array.AxisHabit;
import org.latentrom.engine.io.array.NumberArray;
import org.latentrom.engine.progress.Progress;

/**
 * Snapshots in data sets of an HDF5 file that says nothing of snapshots: chosen by the user, or all that have one
 * shape. Coordinates and times are found by their names, in the group of a data set, its group {@code grid}, or
 * above. Groups with equal contents are runs, as in PDEBench's reaction-diffusion data ({@code 0000/data}, {@code 0001/data}, ...).
 */
final class Hdf5Arrays {
    private static final int SHOWN = 8;

    private final Hdf5File m_hdf;

    private final ArrayOptions m_options;

    private final Progress m_progress;

    private final Map<String, Hdf5Array> m_arrays = new LinkedHashMap<>();

    private Hdf5Arrays(final Hdf5File hdf, final ArrayOptions options, final Progress progress) {
        m_hdf = hdf;
        m_options = options;
        m_progress = progress;
    }

    /** @param hdf is closed by the series, or here if there is none */
    static FormatSeries open(final Hdf5File hdf, final ArrayOptions options, final Progress progress)
        throws IOException {
        return new Hdf5Arrays(hdf, options, progress).series();
    }

    private FormatSeries series() throws IOException {
        m_arrays.putAll(m_hdf.numbers());
        Map<String, List<String>> runs = m_options.dataSets().isEmpty() ? guessed() : named();
        try {
            return series(runs);
        } catch (SnapshotFormatException e) {
            if (!m_options.dataSets().isEmpty()) {
                throw e;
            }
            throw new SnapshotFormatException(m_hdf.name(), "", "does not say which data sets are snapshots; it has "
                + list() + tried(e), "Choose data sets by name, and say what their axes are", e);
        }
    }

    private FormatSeries series(final Map<String, List<String>> runs) throws IOException {
        List<SnapshotSource> sources = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        Optional<ArraySeries> before = Optional.empty();
        for (var run : runs.entrySet()) {
            m_progress.checkCanceled();
            ArrayBundle bundle = bundle(run.getValue());
            for (NumberArray a : bundle.data()) {
                m_hdf.requireInside(a.name());
            }
            for (NumberArray a : bundle.auxiliary().values()) {
                m_hdf.requireInside(a.name());
            }
            ArraySeries series = ArraySeries.of(bundle, m_options, before);
            sources.addAll(series.sources(run.getKey().isEmpty() ? Optional.empty() : Optional.of(run.getKey())));
            if (before.isEmpty()) {
                warnings.addAll(series.warnings()); // those of other runs would say the same
            }
            before = Optional.of(series);
        }
        tellOfLinks(warnings);
        return new FormatSeries(sources, warnings, m_hdf);
    }

    /** What the first look at the axes did not understand says nothing; what it found too large or unequal does. */
    private static String tried(final SnapshotFormatException e) {
        return e.problem().equals(ArraySeries.NOT_UNDERSTOOD) ? ""
            : ". All together fail: " + e.element() + " " + e.problem();
    }

    private void tellOfLinks(final List<String> warnings) {
        if (!m_hdf.outerLinks().isEmpty()) {
            warnings.add(m_hdf.name() + ": left out " + SourceFolder.shorten(String.join(", ", m_hdf.outerLinks()))
                + ": links to other files, which are not opened. Copy the data into one file (h5repack).");
        }
    }

    private String list() {
        List<String> labels = m_arrays.values().stream().map(Hdf5Array::label).toList();
        String outer = m_hdf.outerLinks().isEmpty() ? "" : ", but links to other files, which are not opened";
        return labels.isEmpty() ? "no data sets of numbers" + outer
            : String.join(", ", labels.stream().limit(SHOWN).toList())
            + (labels.size() > SHOWN ? " and " + (labels.size() - SHOWN) + " more" : "");
    }

    /** What the stars of a name stand for is the name of the run. */
    private Map<String, List<String>> named() throws SnapshotFormatException {
        Map<String, List<String>> runs = new TreeMap<>(NameOrder.INSTANCE);
        for (String wanted : m_options.dataSets()) {
            String path = wanted.replaceAll("^/+", "");
            Pattern pattern = Pattern.compile(Arrays.stream(path.split("\\*", -1)).map(Pattern::quote)
                .collect(Collectors.joining("([^/]*)")));
            boolean found = false;
            for (String p : m_arrays.keySet()) {
                Matcher m = pattern.matcher(p);
                if (m.matches()) {
                    found = true;
                    String run = IntStream.rangeClosed(1, m.groupCount()).mapToObj(m::group)
                        .collect(Collectors.joining("."));
                    runs.computeIfAbsent(run, r -> new ArrayList<>()).add(p);
                }
            }
            if (!found) {
                throw new SnapshotFormatException(m_hdf.name(), "data set \"" + SourceFolder.shorten(wanted) + "\"",
                    "is not in the file, which has " + list(), "Correct the names of the data sets");
            }
        }
        return runs;
    }

    private Map<String, List<String>> guessed() {
        List<String> fields = m_arrays.keySet().stream().filter(p -> !describes(p)).toList();
        Map<String, List<String>> runs = new TreeMap<>(NameOrder.INSTANCE);
        for (String p : fields) {
            int slash = p.indexOf('/');
            runs.computeIfAbsent(slash < 0 ? "" : p.substring(0, slash), r -> new ArrayList<>()).add(p);
        }
        boolean alike = runs.size() > 1 && !runs.containsKey("")
            && runs.entrySet().stream().map(e -> e.getValue().stream()
                .map(p -> p.substring(e.getKey().length()) + m_arrays.get(p).shape().length).toList()).distinct()
                .count() == 1;
        return alike ? runs : Map.of("", fields);
    }

    private boolean describes(final String path) {
        Hdf5Array a = m_arrays.get(path);
        ArrayNames name = ArrayNames.of(last(path)).orElse(null);
        return name != null && (name == ArrayNames.MASK ? a.isLogical()
            : name != ArrayNames.X && name != ArrayNames.Y || a.isList());
    }

    private ArrayBundle bundle(final List<String> fields) {
        Map<ArrayNames, NumberArray> auxiliary = new EnumMap<>(ArrayNames.class);
        AxisHabit habit = AxisHabit.ROWS_MOSTLY;
        String group = fields.isEmpty() ? "" : group(fields.get(0));
        while (true) {
            for (String at : List.of(group, group + "grid/")) {
                for (String p : m_arrays.keySet()) {
                    if (group(p).equals(at) && describes(p) && !fields.contains(p)) {
                        boolean added =
                            auxiliary.putIfAbsent(ArrayNames.of(last(p)).get(), m_arrays.get(p)) == null;
                        boolean bench = at.endsWith("grid/") || last(p).endsWith("-coordinate");
                        habit = added && bench ? AxisHabit.X_FIRST : habit;
                    }
                }
            }
            if (group.isEmpty()) {
                break;
            }
            group = group(group.substring(0, group.length() - 1));
        }
        return new ArrayBundle(m_hdf.name(), fields.stream().<NumberArray>map(m_arrays::get).toList(), auxiliary,
            List.of(), habit);
    }

    /** @return the group of a path with a slash at its end; empty for the root */
    private static String group(final String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    private static String last(final String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
