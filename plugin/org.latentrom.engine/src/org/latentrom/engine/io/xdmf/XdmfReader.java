package org.latentrom.engine.io.xdmf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.latentrom.engine.io.FormatSeries;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SourceFolder;
import org.latentrom.engine.io.hdf5.Hdf5Source;

/**
 * Reads XDMF 3 as {@code XDMFFile.write} of FEniCS and dolfinx writes it: temporal collections of uniform grids, all
 * fields in one or a collection for each, the mesh in every grid or included from the first (the XDMF model and format,
 * xdmf.org).
 */
public final class XdmfReader {
    private final String m_file;

    private final DataItems m_items;

    private final GridMesh m_meshes;

    private final List<XdmfStep> m_steps = new ArrayList<>();

    private XdmfReader(final Path path, final XmlElement root, final Hdf5Source hdf5) {
        m_file = SourceFolder.nameOf(path);
        m_items = new DataItems(path, hdf5);
        m_meshes = new GridMesh(root, m_items);
    }

    /**
     * @return the series of a file
     * @throws SnapshotFormatException if the file is broken, or uses what is not supported
     */
    public static FormatSeries open(final Path path) throws IOException {
        XmlElement root = XmlElement.read(path);
        var hdf5 = new Hdf5Source();
        var reader = new XdmfReader(path, root, hdf5);
        List<XmlElement> grids = new ArrayList<>();
        root.children("Domain").forEach(d -> grids.addAll(d.children("Grid")));
        List<XmlElement> collections = grids.stream().filter(g -> !kind(g).equals("UNIFORM")).toList();
        List<XmlElement> single = grids.stream().filter(g -> kind(g).equals("UNIFORM")
            && g.child("Attribute").isPresent()).toList();
        for (XmlElement c : collections) {
            reader.addCollection(c);
        }
        reader.addSteps(single);
        if (reader.m_steps.isEmpty()) {
            throw new SnapshotFormatException(reader.m_file, "", "has no field on any grid",
                "Write functions to the file, not only the mesh");
        }
        return new FormatSeries(reader.m_steps, List.of(), hdf5);
    }

    private static String kind(final XmlElement grid) {
        return grid.attribute("GridType").orElse("Uniform").toUpperCase(Locale.ROOT);
    }

    private void addCollection(final XmlElement c) throws IOException {
        String type = c.attribute("CollectionType").orElse("").toUpperCase(Locale.ROOT);
        if (!kind(c).equals("COLLECTION") || !type.equals("TEMPORAL")) {
            String shown = (type + " " + kind(c)).strip().toLowerCase(Locale.ROOT);
            throw m_items.error(c, "is a " + SourceFolder.shorten(shown)
                + " of grids, which is not supported", "Write a temporal collection from one process");
        }
        Optional<XmlElement> time = c.child("Time");
        if (time.isPresent()) {
            throw m_items.error(time.get(), "gives the times of a collection, which is not supported",
                "Write a Time element into each grid");
        }
        List<XmlElement> grids = c.children("Grid");
        for (XmlElement g : grids) {
            if (!kind(g).equals("UNIFORM")) {
                throw m_items.error(g, "is a collection inside of a collection, which is not supported",
                    "Write one grid a time");
            }
        }
        addSteps(grids);
    }

    /** A field that has a collection of its own joins the snapshots of the same times that are already there. */
    private void addSteps(final List<XmlElement> grids) throws IOException {
        int before = m_steps.size();
        Map<Object, XdmfStep> byTime = new HashMap<>();
        for (int i = 0; i < before; i++) {
            byTime.putIfAbsent(key(m_steps.get(i).time(), i), m_steps.get(i));
        }
        for (int i = 0; i < grids.size(); i++) {
            OptionalDouble time = time(grids.get(i));
            XdmfStep same = byTime.remove(key(time, i));
            if (same == null || !same.add(grids.get(i))) {
                m_steps.add(new XdmfStep(m_file, time, grids.get(i), m_items, m_meshes));
            }
        }
    }

    private static Object key(final OptionalDouble time, final int index) {
        return time.isPresent() ? (Object)time.getAsDouble() : (Object)index;
    }

    private OptionalDouble time(final XmlElement grid) throws IOException {
        Optional<XmlElement> e = grid.child("Time");
        if (e.isEmpty()) {
            return OptionalDouble.empty();
        }
        String text = e.get().attribute("Value").orElse("");
        try {
            double time = Double.parseDouble(text);
            if (Double.isFinite(time)) {
                return OptionalDouble.of(time);
            }
        } catch (NumberFormatException x) {
            // below
        }
        throw m_items.error(e.get(), "Value \"" + SourceFolder.shorten(text) + "\" is not a finite number",
            "Correct the time");
    }
}
