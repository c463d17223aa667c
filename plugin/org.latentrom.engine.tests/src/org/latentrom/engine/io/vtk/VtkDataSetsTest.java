package org.latentrom.engine.io.vtk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentrom.engine.io.Fixtures;
import org.latentrom.engine.io.ReadOptions;
import org.latentrom.engine.io.SnapshotFiles;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.testing.Npz;

/** All data sets of VTK's XML formats, written by VTK, against the arrays that VTK had in memory. */
class VtkDataSetsTest {
    private static Snapshot read(final String file) throws IOException {
        return Fixtures.read(Fixtures.path("vtkxml/" + file), ReadOptions.DEFAULTS).get(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lagrange_tri2__default_appb64_zlib_h32.vtu", "image_3d__appraw_zlib_h64.vti",
        "image__appraw_lz4_h32.vti", "image_rotated_direction__appraw_zlib_h64.vti",
        "image_yz_plane__default_appb64_zlib_h32.vti", "rectilinear__inline_zlib_h64_be.vtr",
        "structured__appraw_zlib_h64.vts", "pd_strips__appraw_zlib_h64.vtp", "pd_polygons__appraw_zlib_h64.vtp",
        "pd_cloud_polyvertex__appraw_zlib_h64.vtp"})
    void everyDataSetHasTheBitsOfVtk(final String file) throws IOException {
        Map<String, Npz> truth = Npz.all("/io/vtkxml/truth_" + file.substring(0, file.indexOf("__")) + ".npz");
        Snapshot s = read(file);
        Mesh m = s.mesh();
        assertArrayEquals(truth.get("points").values(), m.pointArray());
        int[] types = truth.get("types").ints();
        int[] offsets = truth.get("offsets").ints();
        int[] nodes = truth.get("connectivity").ints();
        assertEquals(types.length, m.cells());
        for (int c = 0; c < types.length; c++) {
            int[] around = types[c] == 8 ? new int[]{0, 1, 3, 2} : new int[]{0, 1, 3, 2, 4, 5, 7, 6};
            boolean byRows = types[c] == 8 || types[c] == 11;
            assertEquals(types[c] == 8 ? 9 : types[c] == 11 ? 12 : types[c], m.type(c).vtk());
            assertEquals(offsets[c + 1] - offsets[c], m.nodes(c));
            for (int k = 0; k < m.nodes(c); k++) {
                assertEquals(nodes[offsets[c] + (byRows ? around[k] : k)], m.node(c, k), "cell " + c);
            }
        }
        assertArrayEquals(truth.get("point_T").values(), s.field("T").orElseThrow().values());
        assertArrayEquals(truth.get("point_U").values(), s.field("U").orElseThrow().values());
        assertArrayEquals(truth.get("cell_cT").values(), s.field("cT").orElseThrow().values());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tri__appraw_lzma_multiblock.vtu", "tri__appraw_lz4_h64_be.vtu"})
    void compressorsOtherThanZlib(final String file) throws IOException {
        Map<String, Npz> truth = Npz.all("/io/conformance/truth_tri.npz");
        Snapshot s = read(file);
        assertArrayEquals(truth.get("points").values(), s.mesh().pointArray());
        assertArrayEquals(truth.get("connectivity").ints(), s.mesh().connectivityArray());
        assertArrayEquals(truth.get("point_U").values(), s.field("U").orElseThrow().values());
    }

    @Test
    void hiddenCellsOfAGridAreDropped() throws IOException {
        Map<String, Npz> truth = Npz.all("/io/vtkxml/truth_structured_blanked.npz");
        int[] types = truth.get("types").ints(); // VTK says 0 for hidden cells and for those at a hidden point
        double[] all = truth.get("cell_cT").values();
        Snapshot s = read("structured_blanked__default_appb64_zlib_h32.vts");
        assertEquals(92, s.mesh().cells());
        int kept = 0;
        for (int c = 0; c < types.length; c++) {
            if (types[c] != 0) {
                assertEquals(all[c], s.field("cT").orElseThrow().values()[kept++]);
            }
        }
        assertEquals(92, kept);
    }

    @Test
    void piecesOfAGridBecomeTheWhole() throws IOException {
        Map<String, Npz> truth = Npz.all("/io/vtkxml/truth_rectilinear.npz");
        Snapshot s = read("rectilinear.pvtr");
        assertArrayEquals(truth.get("points").values(), s.mesh().pointArray());
        assertArrayEquals(truth.get("point_T").values(), s.field("T").orElseThrow().values());
        assertArrayEquals(truth.get("point_U").values(), s.field("U").orElseThrow().values());
        assertArrayEquals(truth.get("cell_cT").values(), s.field("cT").orElseThrow().values());
    }

    @Test
    void aPieceCanBeReadAlone() throws IOException {
        Path file = Fixtures.path("vtkxml/rectilinear/rectilinear_1.vtr");
        try (var series = SnapshotFiles.open(file, ReadOptions.DEFAULTS.withDuplicates(
            ReadOptions.Duplicates.KEEP_LAST), Progress.NONE)) {
            assertEquals(0.25, series.entries().get(0).time()); // VTK's TimeValue
            assertTrue(series.warnings().toString().contains("4 files rectilinear_*.vtr"),
                series.warnings().toString());
        }
    }

    @Test
    void boundaryPatchesOfOpenFoamAreLeftOutWithAWarning() throws IOException {
        try (var series = SnapshotFiles.open(Fixtures.path("vtkxml/foam/cav_5.vtm"), ReadOptions.DEFAULTS,
            Progress.NONE)) {
            Snapshot s = series.read(0, Progress.NONE);
            assertEquals((double)0.025f, series.entries().get(0).time());
            assertEquals(256, s.mesh().cells());
            assertEquals(CellType.HEXAHEDRON, s.mesh().type(255));
            assertEquals(List.of("p", "U", "p (cell)", "U (cell)"), s.fields().stream().map(f -> f.name()).toList());
            assertTrue(series.warnings().toString().contains("boundary patches"), series.warnings().toString());
        }
    }

    @ParameterizedTest
    @CsvSource({"u.vtu.series,5", "parts_no_part_attr.pvd,5", "gz/u_0.vtu.gz,1"})
    void listsAndPackedFiles(final String name, final int snapshots) throws IOException {
        Npz truth = Npz.all("/io/series/truth.npz").get("T");
        List<Snapshot> all = Fixtures.read(Fixtures.path("series/" + name));
        assertEquals(snapshots, all.size());
        for (int i = 0; i < snapshots; i++) {
            double[] t = all.get(i).field("T").orElseThrow().values();
            if (name.startsWith("parts")) {
                assertEquals(200, all.get(i).mesh().cells());
                assertFalse(t.length == truth.slice(i).length); // the parts repeat the points between them
            } else {
                assertArrayEquals(truth.slice(i), t);
            }
        }
    }
}
