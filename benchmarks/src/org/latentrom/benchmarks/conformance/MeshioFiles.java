package org.latentrom.benchmarks.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.latentrom.engine.mesh.MeshField.Location;

/** Files of gmsh and meshio, and plain arrays (05-meshio-gmsh-xdmf), against the arrays that meshio was given. */
public final class MeshioFiles {
    private static final String FOLDER = "05-meshio-gmsh-xdmf";

    private static final Map<String, Integer> TYPES =
        Map.of("line", 3, "line3", 21, "triangle", 5, "triangle6", 22, "quad", 9);

    private MeshioFiles() {
    }

    /** @return the files, one case each */
    public static List<Case> cases(final Path data, final VtkPeer vtk) throws IOException {
        Path folder = data.resolve(FOLDER);
        List<Case> cases = new ArrayList<>();
        for (String sub : List.of("meshio_vtu", "meshio_vtk", "meshio_xdmf")) {
            for (String n : names(folder.resolve(sub), ".*\\.(vtu|vtk|xdmf)")) {
                Digits digits = n.contains("ascii") && sub.equals("meshio_vtu") ? new Digits(12, 12) : Digits.ALL;
                cases.add(new Case(FOLDER + "/" + sub + "/" + n,
                    () -> List.of(mesh(folder, n.substring(0, n.indexOf('_')), digits))));
            }
        }
        for (String n : names(folder, "meshio_xdmf_series_.*")) {
            cases.add(new Case(FOLDER + "/" + n + "/series.xdmf", series(folder, n)));
        }
        for (String n : names(folder.resolve("gmsh"), ".*\\.(msh|vtk)")) {
            String file = FOLDER + "/gmsh/" + n;
            // gmsh's own .vtk of the mesh says what the .msh files must hold; they have no fields but gmsh's tags
            Truth truth = n.endsWith(".vtk") ? vtk.of(file)
                : vtk.meshOf(FOLDER + "/gmsh/" + n.substring(0, n.indexOf('.')) + ".vtk");
            cases.add(new Case(file, () -> List.of(truth)));
        }
        cases.addAll(PlainArrays.cases(data));
        return cases;
    }

    private static List<String> names(final Path folder, final String regex) throws IOException {
        try (var list = Files.list(folder)) {
            return list.map(f -> f.getFileName().toString()).filter(n -> n.matches(regex)).sorted().toList();
        }
    }

    /** Step k of ten is the mesh's T and U, times 1 + k, without the lines. */
    private static Case.Truths series(final Path folder, final String name) {
        return () -> {
            MeshTruth mesh = mesh(folder, name.split("_")[3], Digits.ALL);
            List<Truth> steps = new ArrayList<>();
            for (int k = 0; k < 10; k++) {
                int factor = 1 + k;
                steps.add(new PlaceTruth(mesh.points(), mesh.arrays().stream().filter(a -> a.name().matches("[TU]"))
                    .map(a -> new TruthArray(a.name(), a.location(), new Numpy(a.array().shape(), "f8",
                        Arrays.stream(a.array().values()).map(v -> v * factor).toArray())))
                    .toList(), PlaceTruth.Cover.SAME, Digits.ALL));
            }
            return steps;
        };
    }

    /** Blocks of cells one after the other; their arrays likewise. */
    private static MeshTruth mesh(final Path folder, final String name, final Digits digits) throws IOException {
        Path truth = folder.resolve("truth/meshio_" + name);
        List<int[]> nodes = new ArrayList<>();
        List<Integer> types = new ArrayList<>();
        List<Double> cT = new ArrayList<>();
        List<TruthArray> arrays = new ArrayList<>();
        for (String n : names(truth, "cells_.*\\.npy")) {
            Numpy block = Numpy.of(truth.resolve(n));
            int[] all = block.ints();
            int each = block.components();
            for (int c = 0; c < all.length / each; c++) {
                nodes.add(Arrays.copyOfRange(all, c * each, (c + 1) * each));
                types.add(TYPES.get(n.substring(n.lastIndexOf('_') + 1, n.length() - 4)));
            }
        }
        for (String n : names(truth, "cell_cT_.*\\.npy")) {
            Arrays.stream(Numpy.of(truth.resolve(n)).values()).forEach(cT::add);
        }
        for (String n : names(truth, "point_.*\\.npy")) {
            arrays.add(new TruthArray(n.substring(6, n.length() - 4), Location.POINT, Numpy.of(truth.resolve(n))));
        }
        arrays.add(new TruthArray("cT", Location.CELL, new Numpy(new int[]{cT.size()}, "f8",
            cT.stream().mapToDouble(v -> v).toArray())));
        return new MeshTruth(Numpy.of(truth.resolve("points.npy")), types.stream().mapToInt(t -> t).toArray(),
            nodes.toArray(int[][]::new), arrays, digits);
    }
}
