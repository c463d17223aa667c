package org.latentrom.engine.io.gmsh;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The physical groups of the geometry's points, curves, surfaces, volumes: {@code $Entities} of version 4.1. */
final class GmshEntities {
    private static final int DIMENSIONS = 4;

    private final Map<Long, Integer> m_groups = new HashMap<>();

    /** @return the groups of a file; none if the section is missing */
    static GmshEntities of(final GmshFile file) throws IOException {
        var entities = new GmshEntities();
        var section = file.section("Entities");
        if (section.isPresent()) {
            entities.read(file.numbers("$Entities", section.get().start(), section.get().end()));
        }
        return entities;
    }

    private void read(final GmshNumbers in) throws IOException {
        long[] counts = in.sizes(DIMENSIONS);
        for (int d = 0; d < DIMENSIONS; d++) {
            for (long i = 0; i < counts[d]; i++) {
                int tag = in.one();
                in.doubles(d == 0 ? 3 : 6); // a point, or the corners of a box around
                long[] groups = in.ints(in.sizes(1)[0]);
                if (groups.length > 0) {
                    m_groups.put(key(d, tag), (int)groups[0]);
                }
                if (d > 0) {
                    in.ints(in.sizes(1)[0]); // what bounds it
                }
            }
        }
    }

    /** @return the first group of an entity, 0 if it is in none */
    int group(final int dimension, final int tag) {
        return m_groups.getOrDefault(key(dimension, tag), 0);
    }

    private static long key(final int dimension, final int tag) {
        return (long)dimension << 32 | tag & 0xffffffffL;
    }
}
