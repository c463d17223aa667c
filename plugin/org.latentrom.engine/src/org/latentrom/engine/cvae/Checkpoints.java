package org.latentrom.engine.cvae;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * Where a training keeps its state, so that it can go on after a cancel, a crash or a full disk. The file is named
 * after the options and the data ({@code cvae-<16 hexadecimal digits>.checkpoint}), so trainings may share a folder,
 * and a training that is begun again with the same options and data goes on where its file left off; what it comes to
 * is, bit by bit, what it would have come to without a pause on the same machine. A file is replaced in one step by a
 * whole and checked one. Files are left in the folder when a training has ended, and may then be deleted.
 *
 * @param folder an existing folder; null = no checkpoints
 * @param interval least time between two checkpoints, in the middle of an epoch, too; where writing takes long, more,
 *            unless this is 0
 */
public record Checkpoints(Path folder, Duration interval) {
    /** Keeps nothing. */
    public static final Checkpoints NONE = new Checkpoints(null, Duration.ofSeconds(60));

    /** @throws IllegalArgumentException if the interval is negative */
    public Checkpoints {
        Objects.requireNonNull(interval, "interval");
        if (interval.isNegative()) {
            throw new IllegalArgumentException("checkpoint interval: " + interval + " is negative");
        }
    }

    /** @return checkpoints in a folder, at least a minute apart */
    public static Checkpoints in(final Path folder) {
        return new Checkpoints(Objects.requireNonNull(folder, "folder"), NONE.interval());
    }

    /** @return these checkpoints with another least time between two of them */
    public Checkpoints withInterval(final Duration value) {
        return new Checkpoints(folder, value);
    }
}
