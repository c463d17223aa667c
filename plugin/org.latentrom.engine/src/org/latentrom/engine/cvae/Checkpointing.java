package org.latentrom.engine.cvae;

import java.io.IOException;
import java.util.function.Supplier;
import org.latentrom.engine.container.Container;
import org.latentrom.engine.container.ContainerException;

/** Writes one training's checkpoints when it is time, and reads the last one. */
final class Checkpointing {
    /** For a training that keeps nothing. */
    static final Checkpointing NONE = new Checkpointing(null, "", 0);

    /** Where writing takes long, it is done less often: at most about one part in so many of the time. */
    private static final long PAUSE = 50;

    private final CheckpointFile m_file;

    private final String m_training;

    private final long m_nanos;

    private long m_last;

    private long m_pause;

    private String m_problem = "";

    private Checkpointing(final CheckpointFile file, final String training, final long nanos) {
        m_file = file;
        m_training = training;
        m_nanos = nanos;
    }

    /** @param training key of the training, see {@link TrainingKey} */
    static Checkpointing of(final Checkpoints options, final String training) {
        return new Checkpointing(new CheckpointFile(options.folder(), training), training,
            options.interval().toNanos());
    }

    /**
     * @return the state to go on from; null if the training begins
     * @throws CheckpointException if there is a file that cannot be used
     */
    TrainingState read(final int rows, final int parameters, final int variances, final int gathered) {
        if (m_file == null) {
            return null;
        }
        try {
            Container c = m_file.read();
            return c == null ? null
                : CheckpointFormat.ofContainer(c, m_training, rows, parameters, variances, gathered);
        } catch (ContainerException e) {
            throw new CheckpointException("the checkpoint " + m_file + " cannot be used: " + e.getMessage()
                + ". Delete it to begin anew", e);
        } catch (IOException e) {
            throw new CheckpointException("the checkpoint " + m_file + " cannot be read (" + e
                + "): give the file back, or choose another folder to begin anew", e);
        }
    }

    /**
     * The first checkpoint: shows whether the folder can be written, before time is spent.
     *
     * @throws CheckpointException if it cannot
     */
    void begin(final TrainingState state) {
        if (m_file == null) {
            return;
        }
        try {
            write(state);
        } catch (IOException e) {
            throw new CheckpointException("the checkpoint " + m_file + " cannot be written (" + e
                + "): choose a folder that exists, may be written and has room", e);
        }
    }

    /**
     * Writes a checkpoint if it is time. That it cannot be written, on a full disk perhaps, is no reason to end a
     * training: the last good one is there, and the next may fit.
     *
     * @param last whether the training ends with it
     */
    void write(final boolean last, final Supplier<TrainingState> state) {
        if (m_file == null || !last && System.nanoTime() - m_last < Math.max(m_nanos, m_pause)) {
            return;
        }
        try {
            write(state.get());
            m_problem = "";
        } catch (IOException e) {
            m_last = System.nanoTime();
            m_problem = "the checkpoint " + m_file + " could not be written (" + e
                + "): the one before is still there; make room on the disk";
        }
    }

    private void write(final TrainingState state) throws IOException {
        long begin = System.nanoTime();
        m_file.write(CheckpointFormat.toContainer(state, m_training));
        m_last = System.nanoTime();
        m_pause = m_nanos == 0 ? 0 : PAUSE * (m_last - begin);
    }

    /** @return why the last checkpoint could not be written; empty if it was */
    String problem() {
        return m_problem;
    }
}
