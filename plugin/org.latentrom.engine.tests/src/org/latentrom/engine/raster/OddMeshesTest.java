package org.latentrom.engine.raster;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.MeshField.Location;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/** Meshes that no solver makes: folded, crossed and collapsed cells of all kinds. Finite values or a message, never more. */
class OddMeshesTest {
    private static final List<ChannelSource> CHANNELS =
        List.of(new ChannelSource("p", 0, "p"), new ChannelSource("c", 0, "c"));

    private static final int[] LAGRANGE = {3, 6, 7, 10, 15, 4, 9, 16};

    private static Mesh random(final Random random) {
        var points = new double[3 * 30];
        double scale = Math.pow(10, random.nextInt(13) - 6);
        int levels = 1 + random.nextInt(6);
        for (int p = 0; p < 30; p++) {
            points[3 * p] = scale * (random.nextBoolean() ? random.nextInt(levels + 1) : random.nextDouble() * levels);
            points[3 * p + 1] = scale * (random.nextBoolean() ? random.nextInt(levels + 1) : random.nextDouble() * levels);
        }
        var flat = new ArrayList<CellType>();
        for (CellType t : CellType.values()) {
            if (t.dimension() < 3) {
                flat.add(t);
            }
        }
        int cells = random.nextInt(8);
        var types = new byte[cells];
        var offsets = new int[cells + 1];
        var nodes = new int[cells * 20];
        for (int c = 0; c < cells; c++) {
            CellType type = flat.get(random.nextInt(flat.size()));
            int n = type.nodes();
            while (n < 0 || !type.accepts(n)) {
                n = random.nextBoolean() ? LAGRANGE[random.nextInt(LAGRANGE.length)] : 2 + random.nextInt(10);
            }
            types[c] = (byte)type.ordinal();
            offsets[c + 1] = offsets[c] + n;
            for (int k = offsets[c]; k < offsets[c + 1]; k++) {
                nodes[k] = random.nextInt(30);
            }
        }
        return new Mesh(points, types, offsets, Arrays.copyOf(nodes, offsets[cells]));
    }

    @ParameterizedTest
    @EnumSource(RasterMethod.class)
    void valuesAreFiniteOrTheMeshIsRefused(final RasterMethod method) {
        var random = new Random(method.ordinal());
        int drawn = 0;
        for (int turn = 0; turn < 400; turn++) {
            Mesh mesh = random(random);
            double[] points = random.doubles(mesh.points()).toArray();
            double[] cells = random.doubles(mesh.cells()).toArray();
            var snapshot = new Snapshot(mesh,
                List.of(new MeshField("p", Location.POINT, 1, points), new MeshField("c", Location.CELL, 1, cells)));
            try {
                var options = new RasterOptions(method, random.nextInt(5), random.nextInt(12), 0);
                Rasterizer rasterizer = Rasterizer.of(mesh, Rasterizer.extentOf(mesh), new Resolution(9, 11), options,
                    Progress.NONE);
                for (float v : rasterizer.rasterize(snapshot, CHANNELS).values()) {
                    assertTrue(Float.isFinite(v), "turn " + turn + ": " + v);
                }
                drawn++;
            } catch (IllegalArgumentException e) {
                assertFalse(e.getMessage().isEmpty());
            }
        }
        assertTrue(drawn > 150, "only " + drawn + " meshes were drawn");
    }
}
