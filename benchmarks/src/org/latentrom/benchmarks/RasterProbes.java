package org.latentrom.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.raster.ChannelSource;
import org.latentrom.engine.raster.MeshPlane;
import org.latentrom.engine.raster.Rasterizer;
import org.latentrom.engine.raster.Resolution;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/**
 * Compares the rasterizer, in float64, with VTK's probes of one mesh of each kind of cell: the argument is the folder
 * of the unpacked data archives, whose folder 04-conformance/truth holds meshes, arrays and probes. Prints for each
 * mesh and grid the pixels whose validity differs, and for each field the greatest difference relative to the field's
 * greatest value and how many pixels differ by more than 1e-12 of it; and how exactly our pixels' coordinates come back
 * as fields on the mesh, relative to its size, which tells whose difference it is.
 * <p>
 * VTK 9.1 finds local coordinates in curved cells by straight parts of them (the x of quadratic_tri_curved comes back
 * with an error of 7e-3), those in warped quadrilaterals and hexahedra with an error of 1e-9 and 1e-11; for some points
 * next to an edge it extrapolates from the neighbour cell; and it weights the corners of polygons by inverse squares of
 * distances, which is not exact for linear fields. Of cells that share an edge through a pixel's centre either may be
 * taken, which shows in cell data.
 */
public final class RasterProbes {
    private static final double TOLERANCE = 1e-12;

    private RasterProbes() {
    }

    /** @param args the folder of the data archives */
    public static void main(final String[] args) throws IOException {
        List<Path> grids;
        try (var files = Files.walk(Path.of(args[0], "04-conformance", "truth"))) {
            grids = files.filter(f -> f.endsWith("grid.json")).sorted().toList();
        }
        for (Path grid : grids) {
            Path folder = grid.getParent().getParent();
            JsonObject json = JsonParser.parseString(Files.readString(grid)).getAsJsonObject();
            for (JsonElement g : json.getAsJsonArray("grids")) {
                String line;
                try {
                    line = compare(folder, g.getAsJsonObject());
                } catch (IllegalArgumentException e) {
                    line = e.getMessage();
                }
                System.out.println(folder.getFileName() + " " + line);
            }
        }
    }

    private static String compare(final Path folder, final JsonObject grid) throws IOException {
        Mesh mesh = mesh(folder);
        JsonArray b = grid.getAsJsonArray("bounds");
        int u = "xyz".indexOf(grid.getAsJsonArray("axes").get(0).getAsString());
        int v = "xyz".indexOf(grid.getAsJsonArray("axes").get(1).getAsString());
        var extent = new Extent(b.get(2 * u).getAsDouble(), b.get(2 * u + 1).getAsDouble(), b.get(2 * v).getAsDouble(),
            b.get(2 * v + 1).getAsDouble());
        var resolution = new Resolution(grid.get("ny").getAsInt(), grid.get("nx").getAsInt());
        Rasterizer rasterizer = Rasterizer.of(mesh, extent, resolution, Progress.NONE);
        JsonObject files = grid.getAsJsonObject("files");
        double[] mask = NpyDoubles.read(folder.resolve("probe").resolve(files.get("mask").getAsString())).values();
        int others = 0;
        for (int i = 0; i < mask.length; i++) {
            others += mask[i] != 0 == rasterizer.mask().isValid(i) ? 0 : 1;
        }
        var text = new StringBuilder(String.format(Locale.ROOT, "%dx%d: mask %d valid, %d differ", resolution.width(),
            resolution.height(), rasterizer.mask().count(), others));
        for (String name : List.of("T", "U", "cT")) {
            if (!files.has(name)) {
                continue; // the file's names are its point
            }
            text.append("; ").append(name).append(' ').append(field(folder, name, files, mask, mesh, rasterizer));
        }
        double own = coordinates(rasterizer, resolution, extent);
        return text.append(String.format(Locale.ROOT, "; own coordinates %.1e", own)).toString();
    }

    /** How far the axes' coordinates, as fields on the mesh, are from those of the pixels. */
    private static double coordinates(final Rasterizer rasterizer, final Resolution resolution, final Extent extent) {
        MeshPlane plane = rasterizer.plane();
        int points = plane.mesh().points();
        var xy = new double[2 * points];
        for (int p = 0; p < points; p++) {
            xy[2 * p] = plane.x(p);
            xy[2 * p + 1] = plane.y(p);
        }
        var snapshot = new Snapshot(plane.mesh(), List.of(new MeshField("xy", MeshField.Location.POINT, 2, xy)));
        double[] x = rasterizer.doubles(snapshot, new ChannelSource("xy", 0, "x"));
        double[] y = rasterizer.doubles(snapshot, new ChannelSource("xy", 1, "y"));
        var grid = new FieldShape(List.of("any"), resolution.height(), resolution.width(), extent);
        double worst = 0;
        for (int i = 0; i < x.length; i++) {
            if (rasterizer.mask().isValid(i)) {
                worst = Math.max(worst, Math.max(Math.abs(x[i] - grid.x(i % grid.width())),
                    Math.abs(y[i] - grid.y(i / grid.width()))));
            }
        }
        return worst / Math.max(extent.width(), extent.height());
    }

    private static String field(final Path folder, final String name, final JsonObject files, final double[] mask,
        final Mesh mesh, final Rasterizer rasterizer) throws IOException {
        boolean cell = name.startsWith("c");
        NpyDoubles array = NpyDoubles.read(folder.resolve((cell ? "cell_" : "point_") + name + ".npy"));
        double[] values = cell ? keptCells(folder, array.values()) : array.values();
        double[] probe = NpyDoubles.read(folder.resolve("probe").resolve(files.get(name).getAsString())).values();
        int components = array.components();
        var snapshot = new Snapshot(mesh, List.of(new MeshField(name,
            cell ? MeshField.Location.CELL : MeshField.Location.POINT, components, values)));
        double scale = Arrays.stream(values).map(Math::abs).max().orElse(1);
        double worst = 0;
        int beyond = 0;
        for (int c = 0; c < components; c++) {
            double[] ours = rasterizer.doubles(snapshot, new ChannelSource(name, c, "c"));
            for (int i = 0; i < mask.length; i++) {
                if (mask[i] != 0 && rasterizer.mask().isValid(i)) {
                    double error = Math.abs(ours[i] - probe[i * components + c]) / (scale > 0 ? scale : 1);
                    worst = Math.max(worst, error);
                    beyond += error <= TOLERANCE ? 0 : 1;
                }
            }
        }
        return String.format(Locale.ROOT, "%.1e (%d)", worst, beyond);
    }

    /** Empty cells (type 0, blanked ones of structured grids) are left out. */
    private static double[] keptCells(final Path folder, final double[] values) throws IOException {
        int[] types = NpyDoubles.read(folder.resolve("types.npy")).ints();
        return IntStream.range(0, types.length).filter(c -> types[c] != 0)
            .mapToDouble(c -> values[c]).toArray();
    }

    private static Mesh mesh(final Path folder) throws IOException {
        int[] vtk = NpyDoubles.read(folder.resolve("types.npy")).ints();
        int[] ends = NpyDoubles.read(folder.resolve("offsets.npy")).ints();
        int[] nodes = NpyDoubles.read(folder.resolve("connectivity.npy")).ints();
        int first = ends.length == vtk.length ? 0 : 1;
        var types = new ArrayList<Byte>();
        var offsets = new ArrayList<>(List.of(0));
        var connectivity = new ArrayList<Integer>();
        for (int c = 0; c < vtk.length; c++) {
            int from = first == 1 ? ends[c] : c == 0 ? 0 : ends[c - 1];
            int to = ends[c + first];
            if (vtk[c] == 0) {
                continue;
            }
            int pixel = vtk[c] == 8 ? 1 : 0;
            types.add((byte)(pixel == 1 ? CellType.QUAD : CellType.ofVtk(vtk[c], to - from).orElseThrow()).ordinal());
            for (int k = from; k < to; k++) {
                // pixels number their nodes row by row
                connectivity.add(nodes[pixel == 1 && k - from >= 2 ? from + 5 - (k - from) : k]);
            }
            offsets.add(connectivity.size());
        }
        var t = new byte[types.size()];
        for (int i = 0; i < t.length; i++) {
            t[i] = types.get(i);
        }
        return new Mesh(NpyDoubles.read(folder.resolve("points.npy")).values(), t,
            offsets.stream().mapToInt(i -> i).toArray(), connectivity.stream().mapToInt(i -> i).toArray());
    }
}
