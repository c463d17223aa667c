package org.latentrom.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.io.FieldInfo;
import org.latentrom.engine.io.ReadOptions;
import org.latentrom.engine.io.SnapshotFiles;
import org.latentrom.engine.io.SnapshotSeries;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.raster.ChannelSource;
import org.latentrom.engine.raster.Rasterizer;
import org.latentrom.engine.raster.Resolution;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/**
 * Compares reader and rasterizer with VTK's probes of whole series: the argument is the folder of the unpacked data
 * archives, whose folder 09-truth-transient holds the probes ({@code grid.json}, masks, arrays) and names their
 * sources. Prints for each series the greatest difference, in float64, relative to the component's greatest value, the
 * number of values that differ by more than 1e-12 of it, and of pixels whose validity differs. Series that cannot be
 * read are passed over with the reader's message. For the heat equation of dolfinx both are compared with its exact
 * solution, a polynomial of second degree.
 */
public final class RasterTruth {
    private static final String POLYNOMIAL = "dolfinx_heat";

    /** The files of series that grid.json names in words. */
    private static final Map<String, String> DESCRIBED = Map.of( //
        "freefem_cavity_vtu", "03-freefem/cavity/cavity_00.vtu", //
        "freefem_heat_vtk", "03-freefem/heat_vtk/heat_000.vtk", //
        "openfoam_cavity_pointdata", "06-openfoam/foamToVTK_default/cav.vtm.series", //
        "openfoam_cavity_celldata", "06-openfoam/foamToVTK_default/cav.vtm.series");

    private static final String OF_CELLS = "celldata";

    private RasterTruth() {
    }

    /** @param args the folder of the data archives */
    public static void main(final String[] args) throws IOException {
        Path data = Path.of(args[0]);
        Path truth = data.resolve("09-truth-transient");
        List<Path> grids;
        try (var files = Files.walk(truth)) {
            grids = files.filter(f -> f.endsWith("grid.json")).sorted().toList();
        }
        for (Path grid : grids) {
            JsonObject json = JsonParser.parseString(Files.readString(grid)).getAsJsonObject();
            String name = truth.relativize(grid.getParent()).toString();
            Path source = data.resolve(DESCRIBED.getOrDefault(name, json.get("source").getAsString()));
            if (!name.isEmpty() && Files.isRegularFile(source)) {
                try (SnapshotSeries series = SnapshotFiles.open(source, ReadOptions.DEFAULTS, Progress.NONE)) {
                    for (String size : json.getAsJsonObject("grids").keySet()) {
                        System.out.println(name + " " + compare(name.startsWith(POLYNOMIAL), series, grid.getParent(), size,
                            json.getAsJsonObject("grids").getAsJsonObject(size)));
                    }
                } catch (IOException e) {
                    System.out.println(name + ": " + e.getMessage());
                }
            }
        }
    }

    private static String compare(final boolean polynomial, final SnapshotSeries series, final Path folder, final String size,
        final JsonObject grid) throws IOException {
        var resolution = new Resolution(grid.get("ny").getAsInt(), grid.get("nx").getAsInt());
        JsonArray chosen = grid.getAsJsonArray("snapshots");
        int pixels = resolution.height() * resolution.width();
        byte[] mask = array(folder.resolve(size + "_mask.npy"));
        double worst = 0;
        int otherMask = 0;
        int beyond = 0;
        double oursOff = 0;
        double vtkOff = 0;
        for (FieldInfo info : series.fields()) {
            boolean ofCells = folder.toString().endsWith(OF_CELLS);
            String known = ofCells ? info.name().replace(" (cell)", "") : info.name();
            JsonObject probe = grid.getAsJsonObject("fields").getAsJsonObject(known);
            if (ofCells != info.name().endsWith(" (cell)")) {
                continue;
            }
            if (probe == null && series.fields().size() == 1) {
                // the sweeps name their only array after something else than the field
                probe = grid.getAsJsonObject("fields").entrySet().iterator().next().getValue().getAsJsonObject();
            }
            if (probe == null) {
                continue; // such as the labels that FreeFem++ adds
            }
            ByteBuffer values = ByteBuffer.wrap(array(folder.resolve(probe.get("file").getAsString())))
                .order(ByteOrder.LITTLE_ENDIAN);
            int components = values.remaining() / Double.BYTES / chosen.size() / pixels;
            var sources = new ArrayList<ChannelSource>();
            for (int c = 0; c < components; c++) {
                sources.add(new ChannelSource(info.name(), c, "c" + c));
            }
            Rasterizer rasterizer = null;
            for (int s = 0; s < chosen.size(); s++) {
                Snapshot snapshot = series.read(chosen.get(s).getAsInt(), Progress.NONE);
                double time = series.entries().get(chosen.get(s).getAsInt()).time();
                if (rasterizer == null || !rasterizer.mesh().equals(snapshot.mesh())) {
                    rasterizer = Rasterizer.of(snapshot.mesh(), Rasterizer.extentOf(snapshot.mesh()), resolution,
                        Progress.NONE);
                }
                for (int c = 0; c < components; c++) {
                    double[] ours = rasterizer.doubles(snapshot, sources.get(c));
                    double scale = 0;
                    var errors = new double[pixels];
                    for (int i = 0; i < pixels; i++) {
                        otherMask += mask[i] != 0 == rasterizer.mask().isValid(i) ? 0 : 1;
                        if (mask[i] != 0 && rasterizer.mask().isValid(i)) {
                            double exact = exact(rasterizer, resolution, i, time);
                            oursOff = Math.max(oursOff, Math.abs(ours[i] - exact));
                            vtkOff = Math.max(vtkOff, Math.abs(values.getDouble(
                                Double.BYTES * ((s * pixels + i) * components + c)) - exact));
                            double expected = values.getDouble(Double.BYTES * ((s * pixels + i) * components + c));
                            scale = Math.max(scale, Math.abs(expected));
                            errors[i] = Math.abs(expected - ours[i]);
                        }
                    }
                    for (double error : errors) {
                        worst = Math.max(worst, error > 0 ? error / scale : 0);
                        beyond += error > 1e-12 * scale ? 1 : 0;
                    }
                }
            }
        }
        String off = polynomial
            ? String.format(Locale.ROOT, "; off the exact polynomial: ours %.1e, VTK %.1e", oursOff, vtkOff) : "";
        return String.format(Locale.ROOT, "%s: %d snapshots, relative difference %.1e (%d beyond 1e-12), pixels of other"
            + " validity %d", size, chosen.size(), worst, beyond, otherMask) + off;
    }

    /** The solution of the heat equation that dolfin and dolfinx solve in the folders {@code heat}. */
    private static double exact(final Rasterizer rasterizer, final Resolution resolution, final int pixel,
        final double time) {
        FieldShape grid = new FieldShape(List.of("any"), resolution.height(), resolution.width(),
            rasterizer.plane().extent());
        double x = grid.x(pixel % grid.width());
        double y = grid.y(pixel / grid.width());
        return 1 + x * x + 3 * y * y + 1.2 * time;
    }

    /** The bytes of a .npy file (version 1, C order) behind its header. */
    private static byte[] array(final Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int header = 10 + (bytes[8] & 255) + 256 * (bytes[9] & 255);
        return Arrays.copyOfRange(bytes, header, bytes.length);
    }
}
