package org.latentrom.engine.cvae;

/** How the learning rate changes from step to step. */
public enum ScheduleKind {
    /**
     * Rises over the first tenth of the steps and falls to a thousandth along a cosine, over the whole training. Best
     * when the number of epochs is known.
     */
    ONE_CYCLE,
    /** Stays as it is. */
    CONSTANT,
    /** Falls by a factor every period, down to the lowest rate. */
    EXPONENTIAL_DECAY,
    /** Goes up and down between the lowest and the largest rate; a period is half a cycle. */
    TRIANGULAR,
    /** As {@link #TRIANGULAR}; each cycle is half as high as the one before. */
    TRIANGULAR2,
    /** As {@link #TRIANGULAR}; the height of each cycle is that of the one before times the factor. */
    EXPONENTIAL_CYCLICAL;

    /** @return whether the rate goes up and down between the lowest and the largest one */
    public boolean isCyclical() {
        return this == TRIANGULAR || this == TRIANGULAR2 || this == EXPONENTIAL_CYCLICAL;
    }
}
