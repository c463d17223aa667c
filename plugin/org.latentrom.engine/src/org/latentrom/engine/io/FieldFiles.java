package org.latentrom.engine.io;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.latentrom.engine.io.TimeOrder.Timed;

/** The files of one run, put together by time: each holds other fields of it. With one file, that file as it is. */
final class FieldFiles {
    /** Of the smallest time step: what text with 17 digits may differ by, yet no step of a solver. */
    private static final double TOLERANCE = 1e-9;

    private static final String REMEDY = "Write all fields at the same times, or move the file to another folder";

    private final String m_run;

    private final List<String> m_files = new ArrayList<>();

    private final List<Map<String, List<Timed>>> m_parts = new ArrayList<>();

    /** @param run name of the run, for messages */
    FieldFiles(final String run) {
        m_run = run;
    }

    /**
     * @param file its name
     * @param parts its snapshots in strict order of time, by the run (there may be several in a file)
     */
    void add(final String file, final Map<String, List<Timed>> parts) {
        m_files.add(file);
        m_parts.add(parts);
    }

    /**
     * @return the snapshots with the fields of all files, by the run
     * @throws SnapshotFormatException if a file has another run or lacks a time of the others
     */
    Map<String, List<Timed>> joined() throws SnapshotFormatException {
        if (m_files.size() == 1) {
            return m_parts.get(0);
        }
        Map<String, List<Timed>> runs = new LinkedHashMap<>();
        for (Map<String, List<Timed>> parts : m_parts) {
            for (String run : parts.keySet()) {
                if (!runs.containsKey(run)) {
                    runs.put(run, joined(run));
                }
            }
        }
        return runs;
    }

    private List<Timed> joined(final String run) throws SnapshotFormatException {
        List<List<Timed>> series = new ArrayList<>();
        for (int f = 0; f < m_files.size(); f++) {
            List<Timed> of = m_parts.get(f).get(run);
            if (of == null || of.isEmpty()) {
                throw new SnapshotFormatException(m_files.get(f), "", "has no snapshots of the run " + run
                    + ", which another file of the folder has", REMEDY);
            }
            series.add(of);
            requireSameTimes(series.get(0), of, f);
        }
        var held = new HeldFields(m_files);
        List<Timed> joined = new ArrayList<>();
        for (int t = 0; t < series.get(0).size(); t++) {
            int at = t;
            joined.add(new Timed(new JoinedSource(series.stream().map(s -> s.get(at).source()).toList(), held),
                series.get(0).get(t).time()));
        }
        return joined;
    }

    private void requireSameTimes(final List<Timed> first, final List<Timed> other, final int file)
        throws SnapshotFormatException {
        boolean numbered = first.get(0).source().time().isEmpty();
        if (numbered != other.get(0).source().time().isEmpty()) {
            throw new SnapshotFormatException(m_files.get(numbered ? 0 : file), "", "gives no times, but "
                + m_files.get(numbered ? file : 0) + " does; both are read as fields of the run " + m_run, REMEDY);
        }
        double tolerance = TOLERANCE * Math.min(step(first), step(other));
        for (int i = 0; i < first.size() || i < other.size(); i++) {
            double a = i < first.size() ? first.get(i).time() : Double.POSITIVE_INFINITY;
            double b = i < other.size() ? other.get(i).time() : Double.POSITIVE_INFINITY;
            if (a != b && !(Math.abs(a - b) <= tolerance)) {
                throw new SnapshotFormatException(m_files.get(a < b ? file : 0), "time " + Math.min(a, b),
                    "is missing, which " + m_files.get(a < b ? 0 : file) + " has; both are read as fields of the run "
                        + m_run, REMEDY);
            }
        }
    }

    /** @return the smallest time step; of a single time its size, so that there is something to measure by */
    private static double step(final List<Timed> times) {
        double step = times.size() > 1 ? Double.POSITIVE_INFINITY : Math.abs(times.get(0).time());
        for (int i = 1; i < times.size(); i++) {
            step = Math.min(step, times.get(i).time() - times.get(i - 1).time());
        }
        return step;
    }
}
