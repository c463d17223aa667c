package org.latentrom.engine.io.legacy;

import java.util.Locale;

import org.latentrom.engine.io.SnapshotFormatException;

/** The kinds of data sets that have a mesh. */
enum LegacyKind {
    STRUCTURED_POINTS, STRUCTURED_GRID, RECTILINEAR_GRID, POLYDATA, UNSTRUCTURED_GRID;

    /** @throws SnapshotFormatException if the kind has no mesh or is not known */
    static LegacyKind of(final LegacyInput in, final String word) throws SnapshotFormatException {
        String name = word.toUpperCase(Locale.ROOT);
        for (LegacyKind k : values()) {
            if (k.name().equals(name)) {
                return k;
            }
        }
        throw in.error("DATASET",
            "is of the kind " + LegacyInput.quoted(word) + ", which has no mesh or is not supported",
            "Save an unstructured grid, poly data or a structured grid");
    }
}
