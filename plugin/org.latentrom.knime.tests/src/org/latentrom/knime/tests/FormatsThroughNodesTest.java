package org.latentrom.knime.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.latentrom.engine.io.ReadOptions;
import org.latentrom.engine.io.SnapshotFiles;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;
import org.latentrom.knime.data.SnapshotValue;
import org.latentrom.knime.tests.workflows.NodeKind;
import org.latentrom.knime.tests.workflows.WorkflowDraft;
import org.latentrom.runner.workflow.NodeState;
import org.latentrom.runner.workflow.Workflow;

/**
 * The Snapshot Reader reads every format from KNIME's file systems, whose paths have neither {@code File} nor
 * {@code FileChannel}, as the engine reads it from the disk; cells keep what was read.
 */
class FormatsThroughNodesTest {
    /** The readers' test files, of which one or more of each format are read. */
    private static final List<String> FILES = List.of("series/plain.pvd", "series/moving.pvd", "series/mixed_dtype.pvd",
        "series/two_parts.pvd", "series/u.vtu.series", "series/gz/u_0.vtu.gz", "vtkxml/foam/cav_5.vtm",
        "vtkxml/tri__appraw_lzma_multiblock.vtu", "vtkxml/tri__appraw_lz4_h64_be.vtu",
        "vtkxml/lagrange_tri2__default_appb64_zlib_h32.vtu", "vtkxml/structured__appraw_zlib_h64.vts",
        "vtkxml/image__appraw_lz4_h32.vti", "vtkxml/image_yz_plane__default_appb64_zlib_h32.vti",
        "vtkxml/rectilinear.pvtr", "vtkxml/pd_polygons__appraw_zlib_h64.vtp",
        "vtkxml/pd_cloud_polyvertex__appraw_zlib_h64.vtp", "conformance/polygon__ascii.vtu", "freefem/heat_000.vtu",
        "legacy/openfoam/cav_5.vtk", "legacy/freefem/heat_000.vtk", "legacy/meshio/tri_v51_ascii.vtk",
        "legacy/vtk/quadratic_tri__binary_v42.vtk", "heat/xdmf_write_default/u.xdmf", "checkpoint/p2/u.xdmf",
        "checkpoint/hdf5file_p1.h5", "meshio/series/series.xdmf", "meshio/tri2_Binary.xdmf", "xdmf/binary_le.xdmf",
        "xdmf/corect2d_hyperslab_series_timelist.xdmf", "vtkhdf/image_steps.vtkhdf", "vtkhdf/poly.vtkhdf",
        "hdf5/pdebench_2d.h5", "hdf5/ocean.nc", "numpy/snapshots.npz", "matlab/v73.mat", "matlab/v5.mat",
        "gmsh/steps.msh", "dolfin/poly_P2/u_010.xml.gz", "dolfinx/vtk_u.pvd",
        "gmsh/meshio_41_binary.msh", "csv/times.csv");

    @TempDir
    static Path s_folder;

    @TestFactory
    Stream<DynamicTest> files() throws IOException {
        final Path from =
            Drafts.testWorkflows().resolveSibling("plugin").resolve("org.latentrom.engine.tests/resources/io");
        for (String folder : FILES.stream().map(f -> f.substring(0, f.indexOf('/'))).distinct().toList()) {
            Drafts.copy(from.resolve(folder), s_folder.resolve("data/in").resolve(folder));
        }
        final var w = Drafts.draft();
        for (String file : FILES) {
            w.node(NodeKind.READER, file, 0, 0, "source", WorkflowDraft.data("in/" + file), "allowNonFinite", true);
        }
        final List<DynamicTest> tests = new ArrayList<>();
        final Workflow workflow = Drafts.run(w, s_folder);
        for (int i = 0; i < FILES.size(); i++) {
            final int node = i + 1;
            final String file = FILES.get(i);
            tests.add(DynamicTest.dynamicTest(file, () -> compare(workflow, node, from.resolve(file))));
        }
        return tests.stream().onClose(workflow::close);
    }

    private static void compare(final Workflow workflow, final int node, final Path file) throws IOException {
        assertEquals(NodeState.EXECUTED, workflow.node(node).state(), workflow.node(node).messages().toString());
        final var table = Tables.table(workflow, node, 1);
        try (var series = SnapshotFiles.open(file, ReadOptions.DEFAULTS.withNonFinite(true), Progress.NONE)) {
            assertEquals(series.entries().size(), table.size());
            final double[] times = Tables.numbers(table, "Time");
            for (int i = 0; i < times.length; i++) {
                assertEquals(series.entries().get(i).time(), times[i]);
                same(series.read(i, Progress.NONE),
                    ((SnapshotValue)Tables.column(table, "Snapshot").get(i)).getSnapshot());
            }
        }
    }

    private static void same(final Snapshot expected, final Snapshot actual) {
        assertEquals(expected.mesh(), actual.mesh());
        assertEquals(expected.fields().size(), actual.fields().size());
        for (int f = 0; f < expected.fields().size(); f++) {
            final var field = expected.fields().get(f);
            assertEquals(field.name(), actual.fields().get(f).name());
            assertEquals(field.location(), actual.fields().get(f).location());
            assertArrayEquals(field.values(), actual.fields().get(f).values());
        }
    }
}
