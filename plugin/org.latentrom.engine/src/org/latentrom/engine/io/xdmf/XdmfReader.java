package org.latentrom.engine.io.xdmf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import org.latentrom.engine.io.FormatSeries;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.hdf5.Hdf5Source;

/**
 * Reads XDMF 2 and 3 as dolfin (also {@code write_checkpoint}), dolfinx, meshio and others write it: temporal and
 * spatial collections, all fields in one or a collection for each, the mesh in every grid or included from elsewhere
 * in the file; numbers in the file, in HDF5 or in binary files; structured and unstructured grids (the XDMF model and
 * format, xdmf.org).
 */
public final class XdmfReader {
    private final XdmfContext m_context;

    private final List<XdmfStep> m_steps = new ArrayList<>();

    private XdmfReader(final XdmfContext context) {
        m_context = context;
    }

    /**
     * @return the series of a file
     * @throws SnapshotFormatException if the file is broken, or uses what is not supported
     */
    public static FormatSeries open(final Path path) throws IOException {
        XdmfDocument document = XdmfDocument.read(path);
        var hdf5 = new Hdf5Source();
        var context = new XdmfContext(path, document, hdf5);
        var reader = new XdmfReader(context);
        reader.addGrids();
        if (reader.m_steps.isEmpty()) {
            throw new SnapshotFormatException(document.file(), "", "has no field on any grid",
                "Write functions to the file, not only the mesh");
        }
        return new FormatSeries(reader.m_steps, context.warnings(), hdf5);
    }

    /** Collections, and grids that have fields; others are there for their mesh, which collections include. */
    private void addGrids() throws IOException {
        XdmfDocument document = m_context.document();
        var tree = new GridTree(m_context);
        List<XdmfStep> single = new ArrayList<>();
        for (XmlElement domain : document.children(document.root(), "Domain")) {
            for (XmlElement grid : document.children(domain, "Grid")) {
                if (!GridTree.kind(grid).equals("UNIFORM")) {
                    addSteps(tree.steps(grid));
                } else if (document.child(grid, "Attribute").isPresent()) {
                    List<XdmfStep> steps = tree.steps(grid);
                    if (steps.get(0).time().isPresent()) {
                        addSteps(steps);
                    } else {
                        single.addAll(steps);
                    }
                }
            }
        }
        if (m_steps.stream().anyMatch(s -> s.time().isPresent())) {
            for (XdmfStep s : single) {
                m_context.warn(s.description() + ": has fields without a time, such as mesh tags; it is left out.");
            }
        } else {
            addSteps(single);
        }
    }

    /** A field that has a collection of its own joins the snapshots of the same times that are already there. */
    private void addSteps(final List<XdmfStep> steps) throws SnapshotFormatException {
        Map<Object, XdmfStep> byTime = new HashMap<>();
        for (int i = 0; i < m_steps.size(); i++) {
            byTime.putIfAbsent(key(m_steps.get(i).time(), i), m_steps.get(i));
        }
        for (int i = 0; i < steps.size(); i++) {
            XdmfStep same = byTime.remove(key(steps.get(i).time(), i));
            if (same == null || !same.add(steps.get(i))) {
                m_steps.add(steps.get(i));
            }
        }
    }

    private static Object key(final OptionalDouble time, final int index) {
        return time.isPresent() ? (Object)time.getAsDouble() : (Object)index;
    }
}
