package org.latentrom.engine.cvae;

/**
 * Which row of a step's batch is what: the fields, each as often as latent vectors are drawn for it, one after the
 * other; then, for the consistency regularisation, their neighbours in the same way.
 *
 * @param fields fields a step
 * @param samples latent vectors drawn a field
 * @param neighbours whether each field's neighbour is in the batch, too
 */
record BatchLayout(int fields, int samples, boolean neighbours) {
    /** @return the layout that an objective needs */
    static BatchLayout of(final ObjectiveOptions options, final int fields) {
        return new BatchLayout(fields, options.samples(), options.consistency() > 0);
    }

    /** @return fields and neighbours a step: what the loss is a mean over */
    int groups() {
        return neighbours ? 2 * fields : fields;
    }

    /** @return rows of the batch */
    int rows() {
        return groups() * samples;
    }

    /** @return the first row of a field */
    int row(final int field) {
        return field * samples;
    }

    /** @return the first row of a field's neighbour */
    int neighbourRow(final int field) {
        return (fields + field) * samples;
    }
}
