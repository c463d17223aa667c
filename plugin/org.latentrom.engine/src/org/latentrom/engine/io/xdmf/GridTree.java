package org.latentrom.engine.io.xdmf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SourceFolder;

/**
 * Takes nested grids apart: the children of a temporal collection follow each other in time, those of a spatial
 * collection or a tree lie beside each other, in any nesting.
 */
final class GridTree {
    /** Grids that inclusions may add to those that are written; more is a file that wants to fill the memory. */
    private static final int MOST_INCLUDED = 10_000;

    private static final int DEEPEST = 64;

    private final XdmfContext m_context;

    private final XdmfDocument m_document;

    private int m_gridsLeft;

    GridTree(final XdmfContext context) {
        m_context = context;
        m_document = context.document();
        m_gridsLeft = MOST_INCLUDED + count(m_document.root());
    }

    private static int count(final XmlElement e) {
        int n = e.name().equals("Grid") ? 1 : 0;
        for (XmlElement c : e.children()) {
            n += count(c);
        }
        return n;
    }

    /** @return Uniform, Collection, Tree, ... in capitals */
    static String kind(final XmlElement grid) {
        return grid.attribute("GridType", "Type").orElse("Uniform").toUpperCase(Locale.ROOT);
    }

    /** @return the steps of a grid, in the order of the file */
    List<XdmfStep> steps(final XmlElement grid) throws IOException {
        return steps(grid, 0);
    }

    private List<XdmfStep> steps(final XmlElement grid, final int depth) throws IOException {
        if (--m_gridsLeft < 0 || depth > DEEPEST) {
            throw m_document.error(grid, "is one of too many grids, or nested too deeply", "Export the file anew");
        }
        return switch (kind(grid)) {
            case "UNIFORM" -> uniform(grid);
            case "COLLECTION" -> {
                String type = grid.attribute("CollectionType").orElse("Spatial").toUpperCase(Locale.ROOT);
                if (!type.equals("TEMPORAL") && !type.equals("SPATIAL")) {
                    throw m_document.error(grid, "is a " + SourceFolder.shorten(type.toLowerCase(Locale.ROOT))
                        + " collection of grids, which is not supported", "Write a temporal or a spatial collection");
                }
                requireEmpty(grid);
                yield type.equals("TEMPORAL") ? temporal(grid, depth) : spatial(grid, depth);
            }
            case "TREE" -> spatial(grid, depth);
            default -> throw m_document.error(grid, "is of the type " + SourceFolder.shorten(kind(grid))
                + ", which is not supported", "Write uniform grids and collections of them");
        };
    }

    private void requireEmpty(final XmlElement collection) throws SnapshotFormatException {
        for (String name : List.of("Attribute", "Topology")) {
            for (XmlElement e : m_document.children(collection, name)) {
                throw m_document.error(e, "is that of a collection of grids, which is not supported",
                    "Write it into each grid");
            }
        }
    }

    private List<XdmfStep> uniform(final XmlElement grid) throws IOException {
        return List.of(new XdmfStep(m_context, time(grid), List.of(new GridPart(grid, m_context))));
    }

    private OptionalDouble time(final XmlElement grid) throws IOException {
        var times = GridTimes.of(grid, m_document, m_context.items());
        return times.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(times.get().at(0));
    }

    private List<XdmfStep> temporal(final XmlElement collection, final int depth) throws IOException {
        List<XmlElement> grids = m_document.children(collection, "Grid");
        var times = GridTimes.of(collection, m_document, m_context.items());
        if (times.isPresent() && times.get().count() != grids.size()) {
            throw m_document.error(collection, "has " + grids.size() + " grids, but gives " + times.get().count()
                + " times", "Correct the times");
        }
        List<XdmfStep> all = new ArrayList<>();
        for (int i = 0; i < grids.size(); i++) {
            for (XdmfStep s : steps(grids.get(i), depth + 1)) {
                all.add(times.isPresent() ? s.at(OptionalDouble.of(times.get().at(i))) : s);
            }
        }
        return all;
    }

    /** Parts that are a single step each are one step together; parts that have many meet by their times. */
    private List<XdmfStep> spatial(final XmlElement collection, final int depth) throws IOException {
        OptionalDouble time = time(collection);
        List<XdmfStep> all = new ArrayList<>();
        for (XmlElement grid : m_document.children(collection, "Grid")) {
            List<XdmfStep> steps = steps(grid, depth + 1);
            boolean bare = steps.size() == 1 && m_document.child(grid, "Topology").isEmpty()
                && kind(grid).equals("UNIFORM");
            if (bare) {
                continue; // an empty piece of a parallel run
            }
            if (all.isEmpty()) {
                all.addAll(steps);
            } else {
                join(collection, all, steps);
            }
        }
        all.replaceAll(s -> s.at(time));
        return all;
    }

    private void join(final XmlElement collection, final List<XdmfStep> all, final List<XdmfStep> steps)
        throws SnapshotFormatException {
        boolean mismatch = all.size() != steps.size();
        Map<Double, Integer> byTime = new HashMap<>();
        for (int i = 0; i < all.size() && all.size() > 1; i++) {
            OptionalDouble t = all.get(i).time();
            if (t.isPresent()) {
                byTime.put(t.getAsDouble(), i);
            }
        }
        for (int i = 0; i < steps.size() && !mismatch; i++) {
            OptionalDouble t = steps.get(i).time();
            Integer at = all.size() == 1 || t.isEmpty() ? (Integer)i : byTime.get(t.getAsDouble());
            mismatch = at == null;
            if (!mismatch) {
                all.set(at, all.get(at).beside(steps.get(i)));
            }
        }
        if (mismatch) {
            throw m_document.error(collection, "has parts with different times",
                "Write all parts of the domain at the same times");
        }
    }
}
