package org.latentrom.engine.cvae;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** For each training field, the one before and the one after it in time, of the same run and also a training field. */
final class Neighbours {
    private final int[] m_before;

    private final int[] m_after;

    /**
     * @param data runs and times of the fields
     * @param training numbers of the training fields
     * @throws IllegalArgumentException if no run has two of them
     */
    Neighbours(final CvaeData data, final int[] training) {
        Map<String, List<Integer>> runs = new HashMap<>();
        for (int i = 0; i < training.length; i++) {
            runs.computeIfAbsent(data.runs().get(training[i]), r -> new ArrayList<>()).add(i);
        }
        if (runs.size() == training.length) {
            throw new IllegalArgumentException("consistency: no run has two training snapshots, so none has a "
                + "neighbour in time: choose the columns of run and time, or consistency 0");
        }
        m_before = new int[training.length];
        m_after = new int[training.length];
        double[] times = data.times();
        for (List<Integer> run : runs.values()) {
            run.sort((a, b) -> Double.compare(times[training[a]], times[training[b]]));
            for (int k = 0; k < run.size(); k++) {
                m_before[run.get(k)] = run.get(Math.max(0, k - 1));
                m_after[run.get(k)] = run.get(Math.min(run.size() - 1, k + 1));
            }
        }
    }

    /**
     * @param i position of a field in the training
     * @return position of the field before or after it, each as likely; the only one at an end of its run; the field
     *         itself if it is alone in its run
     */
    int draw(final int i, final RandomGenerator random) {
        boolean after = random.nextBoolean();
        int drawn = after ? m_after[i] : m_before[i];
        return drawn != i ? drawn : after ? m_before[i] : m_after[i];
    }
}
