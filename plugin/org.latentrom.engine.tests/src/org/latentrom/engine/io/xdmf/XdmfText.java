package org.latentrom.engine.io.xdmf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.latentrom.engine.io.FormatSeries;
import org.latentrom.engine.io.SnapshotSource;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/** XDMF files in short, for tests. */
final class XdmfText {
    /** Two triangles that are the unit square. */
    static final String MESH = "<Topology TopologyType='Triangle' NumberOfElements='2'>" + item("2 3", "0 1 2 0 2 3")
        + "</Topology><Geometry GeometryType='XY'>" + item("4 2", "0 0 1 0 1 1 0 1") + "</Geometry>";

    private XdmfText() {
    }

    static String item(final String dimensions, final String numbers) {
        return "<DataItem Dimensions='" + dimensions + "' Format='XML'>" + numbers + "</DataItem>";
    }

    static String field(final String name, final String item) {
        return "<Attribute Name='" + name + "'>" + item + "</Attribute>";
    }

    /** @param what is in the grid */
    static String grid(final String what) {
        return "<Grid>" + what + "</Grid>";
    }

    static String collection(final String type, final String what) {
        return "<Grid GridType='Collection' CollectionType='" + type + "'>" + what + "</Grid>";
    }

    static Path write(final Path folder, final String domain) throws IOException {
        return Files.writeString(folder.resolve("t.xdmf"), "<Xdmf Version='3.0'><Domain>" + domain
            + "</Domain></Xdmf>");
    }

    static FormatSeries open(final Path folder, final String domain) throws IOException {
        return XdmfReader.open(write(folder, domain));
    }

    /** @return all snapshots in the order of the file */
    static List<Snapshot> read(final Path folder, final String domain, final String... fields) throws IOException {
        List<Snapshot> all = new ArrayList<>();
        FormatSeries series = open(folder, domain);
        for (SnapshotSource s : series.sources()) {
            all.add(s.load(List.of(fields), Progress.NONE));
        }
        series.resources().close();
        return all;
    }

    /** @return the values of a field of the first snapshot */
    static double[] values(final Path folder, final String domain, final String field) throws IOException {
        return read(folder, domain).get(0).field(field).orElseThrow().values();
    }
}
