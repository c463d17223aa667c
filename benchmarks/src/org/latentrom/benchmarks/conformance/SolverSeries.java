package org.latentrom.benchmarks.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.latentrom.benchmarks.conformance.PlaceTruth.Cover;
import org.latentrom.engine.mesh.MeshField.Location;

/**
 * Series that FEniCS, dolfinx, FreeFem++ and OpenFOAM wrote (01, 02, 03, 06), against what the solver had in memory
 * where it saved that, else against what VTK reads. What no reader can know without the solver must be refused with the
 * reason.
 */
public final class SolverSeries {
    private static final double[] NO_TIMES = {};

    /** dolfin's XDMF in ASCII and dolfinx's VTK files. */
    private static final Digits SIXTEEN = new Digits(16, 0);

    private static final Pattern TIME = Pattern.compile("(?:timestep|Time Value)=\"([^\"]+)\"");

    private final Path m_data;

    private final VtkPeer m_vtk;

    private final List<Case> m_cases = new ArrayList<>();

    private SolverSeries(final Path data, final VtkPeer vtk) {
        m_data = data;
        m_vtk = vtk;
    }

    /** @return the series of all four solvers */
    public static List<Case> cases(final Path data, final VtkPeer vtk) throws IOException {
        var s = new SolverSeries(data, vtk);
        s.heat("01-fenics-legacy/heat");
        s.heat("01-fenics-legacy/heat-mpi2");
        s.otherSpaces();
        s.cylinder();
        s.cylinderXml();
        s.burgers();
        s.dolfinx();
        s.freefem();
        s.openfoam();
        return s.m_cases;
    }

    private List<String> names(final String folder, final String regex) throws IOException {
        try (var list = Files.list(m_data.resolve(folder))) {
            return list.map(f -> f.getFileName().toString()).filter(n -> n.matches(regex)).sorted().toList();
        }
    }

    /** The times that stand in a list of files or grids, whatever parser made them. */
    private double[] times(final String file) throws IOException {
        Matcher m = TIME.matcher(Files.readString(m_data.resolve(file)));
        return m.results().mapToDouble(r -> Double.parseDouble(r.group(1))).sorted().distinct().toArray();
    }

    /** The solution's vertex values, or all its nodes where the format keeps them, at the first and the last time. */
    private void heat(final String folder) throws IOException {
        boolean parallel = folder.endsWith("mpi2");
        for (String space : names(folder, "(poly|sin)_P.")) {
            for (String format : names(folder + "/" + space, "[a-z_0-9]*")) {
                boolean nodes = format.contains("checkpoint") || format.equals("hdf5file");
                String in = folder + "/" + space + "/" + format + "/";
                Digits digits = format.endsWith("ascii") && format.startsWith("xdmf") ? SIXTEEN : Digits.ALL;
                if (format.equals("timeseries")) {
                    m_cases.add(Case.refused(in + "u.h5", "TimeSeries"));
                } else if (format.equals("xml")) {
                    m_cases.add(new Case(in + "u_000.xml", NO_TIMES, () -> ends(space, true, digits, 21, 0, 20)));
                } else if (format.equals("hdf5file")) {
                    m_cases.add(new Case(in + "u.h5", NO_TIMES, () -> ends(space, nodes, digits, 21, 0, 20)));
                } else {
                    String file = in + (format.startsWith("pvd") ? "u.pvd" : "u.xdmf");
                    List<Truth> truths = parallel ? pieces(folder + "/" + space, nodes) : null;
                    // two processes add in another order, so that their last digits are their own
                    m_cases.add(new Case(file, times(file), () -> truths != null ? truths
                        : ends(space, nodes, digits, 21, 0, 20)));
                }
            }
        }
    }

    private List<Truth> pieces(final String folder, final boolean nodes) {
        List<Truth> truths = new ArrayList<>();
        for (int k = 0; k < 21; k++) {
            String file = folder + "/pvd_zlib/u" + String.format(Locale.ROOT, "%06d.pvtu", k);
            truths.add(nodes ? m_vtk.verticesOf(file) : m_vtk.placesOf(file, Digits.ALL));
        }
        return truths;
    }

    private List<Truth> ends(final String space, final boolean nodes, final Digits digits, final int count,
        final int... at) throws IOException {
        List<Truth> truths = new ArrayList<>(Collections.nCopies(count, Truth.ANYTHING));
        String[] files = {"truth_000.npz", "truth_020.npz"};
        for (int k = 0; k < at.length; k++) {
            Map<String, Numpy> z = Numpy.all(m_data.resolve("01-fenics-legacy/heat").resolve(space).resolve(files[k]));
            truths.set(at[k], place(z.get(nodes ? "dof_x" : "vertices"), z.get(nodes ? "dofs" : "vertex_values"),
                Cover.SAME, digits));
        }
        return truths;
    }

    private static Truth place(final Numpy points, final Numpy values, final Cover cover, final Digits digits) {
        return new PlaceTruth(points, List.of(new TruthArray("", Location.POINT, values)), cover, digits);
    }

    /** Elements, shapes and cells of all kinds; VTK reads the .pvd's files, which hold the values at the vertices. */
    private void otherSpaces() throws IOException {
        String folder = "01-fenics-legacy/heat/other_spaces";
        for (String format : List.of("pvd_ascii", "pvd_base64", "pvd_zlib")) {
            for (String name : names(folder + "/" + format, ".*\\.pvd")) {
                String stem = folder + "/" + format + "/" + name.substring(0, name.length() - 4);
                List<Truth> truths = new ArrayList<>();
                for (int k = 0; k < (name.startsWith("no_times") ? 3 : 1); k++) {
                    truths.add(m_vtk.of(stem + "00000" + k + ".vtu"));
                }
                m_cases.add(name.startsWith("mesh_only") ? Case.refused(stem + ".pvd", "has no fields")
                    : new Case(stem + ".pvd", NO_TIMES, () -> truths));
            }
        }
        for (String format : List.of("xdmf_write", "xdmf_checkpoint")) {
            for (String name : names(folder + "/" + format, ".*\\.xdmf")) {
                String file = folder + "/" + format + "/" + name;
                String vtu = folder + "/pvd_ascii/" + name.replace(".xdmf", "000000.vtu");
                boolean sameMesh = format.equals("xdmf_write") || !name.matches("(vec_p2|taylor).*");
                Truth truth = sameMesh && Files.exists(m_data.resolve(vtu)) ? m_vtk.placesOf(vtu, Digits.ALL)
                    : Files.exists(m_data.resolve(vtu)) ? m_vtk.verticesOf(vtu) : Truth.ANYTHING;
                m_cases.add(name.startsWith("mesh_only") ? Case.refused(file, "has no field")
                    : format.equals("xdmf_checkpoint") && name.matches("(rt1|cg3|dg1).*") ? Case.refused(file, "")
                        : new Case(file, () -> List.of(truth)));
            }
        }
    }

    /** VTK reads each of the 200 files of the velocity; the other formats have the same values at the same points. */
    private void cylinder() throws IOException {
        String folder = "01-fenics-legacy/cylinder";
        for (String format : List.of("pvd_zlib", "pvd_base64", "pvd_ascii")) {
            for (String field : List.of("velocity", "pressure")) {
                List<Truth> truths = new ArrayList<>();
                for (String n : names(folder + "/" + format, field + "\\d+\\.vtu")) {
                    truths.add(m_vtk.of(folder + "/" + format + "/" + n));
                }
                m_cases.add(new Case(folder + "/" + format + "/" + field + ".pvd", NO_TIMES, () -> truths));
            }
        }
        for (String file : List.of("xdmf_write_sharedmesh/flow.xdmf", "xdmf_write_default/flow.xdmf",
            "xdmf_write_ascii/flow.xdmf", "xdmf_checkpoint/flow.xdmf")) {
            if (Files.exists(m_data.resolve(folder).resolve(file))) {
                List<Truth> truths = new ArrayList<>();
                double[] times = times(folder + "/" + file);
                for (double t : times) {
                    // the .pvd has a file each hundredth from 6 on
                    String number = String.format(Locale.ROOT, "%06d.vtu", Math.round(100 * (t - 6)));
                    Digits digits = file.contains("ascii") ? SIXTEEN : Digits.ALL;
                    boolean nodes = file.contains("checkpoint");
                    String velocity = folder + "/pvd_zlib/velocity" + number;
                    String pressure = folder + "/pvd_zlib/pressure" + number;
                    Truth v = nodes ? m_vtk.verticesOf(velocity) : m_vtk.placesOf(velocity, digits);
                    Truth p = nodes ? m_vtk.verticesOf(pressure) : m_vtk.placesOf(pressure, digits);
                    truths.add(s -> {
                        List<String> all = new ArrayList<>(v.differences(s));
                        all.addAll(p.differences(s));
                        return all;
                    });
                }
                m_cases.add(new Case(folder + "/" + file, times, () -> truths));
            }
        }
    }

    /** Every twentieth state; the mesh lies beside, pressure and velocity are series of their own. */
    private void cylinderXml() throws IOException {
        String folder = "01-fenics-legacy/cylinder/xml";
        for (String field : List.of("velocity", "pressure")) {
            List<Truth> truths = new ArrayList<>();
            for (int k = 0; k < 200; k += 20) {
                truths.add(m_vtk.verticesOf("01-fenics-legacy/cylinder/pvd_zlib/" + field
                    + String.format(Locale.ROOT, "%06d.vtu", k)));
            }
            m_cases.add(new Case(folder + "/" + field + "_000.xml.gz", NO_TIMES, () -> truths));
        }
    }

    private void burgers() throws IOException {
        Map<String, Numpy> z = Numpy.all(m_data.resolve("01-fenics-legacy/burgers-sweep/truth_vertices.npz"));
        for (int k = 0; k < z.get("nu").values().length; k++) {
            Numpy u = z.get("u").item(k);
            String folder = "01-fenics-legacy/burgers-sweep/nu_" + z.get("nu").values()[k];
            for (String n : names(folder, ".*\\.(pvd|xdmf)")) {
                String file = folder + "/" + n;
                m_cases.add(new Case(file, times(file), () -> all(z.get("points"), u, Cover.SAME, Digits.ALL)));
            }
        }
    }

    private static List<Truth> all(final Numpy points, final Numpy values, final Cover cover, final Digits digits) {
        List<Truth> truths = new ArrayList<>();
        for (int t = 0; t < values.shape()[0]; t++) {
            truths.add(place(points, values.item(t), cover, digits));
        }
        return truths;
    }

    /** VTK files keep all nodes, in text; XDMF files what dolfinx interpolated to the vertices, which HDF5 holds. */
    private void dolfinx() throws IOException {
        for (String space : names("02-dolfinx/heat", "(tri|quad).*")) {
            String folder = "02-dolfinx/heat/" + space;
            dolfinx(folder, "vtk_u.pvd", "xdmf_u", folder + "/truth.npz", "u", -1);
        }
        Map<String, Numpy> z = Numpy.all(m_data.resolve("02-dolfinx/advdiff-sweep/truth.npz"));
        for (int k = 0; k < z.get("mu").values().length; k++) {
            dolfinx("02-dolfinx/advdiff-sweep/mu_" + z.get("mu").values()[k], "c.pvd", "c",
                "02-dolfinx/advdiff-sweep/truth.npz", "c", k);
        }
        String folder = "02-dolfinx/other";
        for (String n : names(folder, ".*\\.(pvd|xdmf)")) {
            String piece = folder + "/" + n.replace(".pvd", "_p0_000000.vtu");
            String h5 = folder + "/" + n.replace(".xdmf", ".h5");
            Truth truth = n.endsWith(".pvd") ? m_vtk.of(piece)
                : Files.exists(m_data.resolve(h5)) ? m_vtk.step(h5, 0) : Truth.ANYTHING;
            // two of them list no file, as dolfinx refused to write these functions
            m_cases.add(n.endsWith(".pvd") && !Files.exists(m_data.resolve(piece))
                ? Case.refused(folder + "/" + n, "lists no files") : new Case(folder + "/" + n, () -> List.of(truth)));
        }
    }

    private void dolfinx(final String folder, final String pvd, final String xdmf, final String truthFile,
        final String name, final int run) throws IOException {
        Map<String, Numpy> z = Numpy.all(m_data.resolve(truthFile));
        Numpy values = run < 0 ? z.get(name) : z.get(name).item(run);
        m_cases.add(new Case(folder + "/" + pvd, times(folder + "/" + pvd),
            () -> all(z.get("dof_x"), values, Cover.SAME, SIXTEEN)));
        List<Truth> steps = new ArrayList<>();
        for (int k = 0; k < values.shape()[0]; k++) {
            steps.add(m_vtk.step(folder + "/" + xdmf + ".h5", k));
        }
        String file = folder + "/" + xdmf + ".xdmf";
        m_cases.add(new Case(file, times(file), () -> steps));
    }

    private void freefem() throws IOException {
        for (String series : List.of("heat_vtu/heat_\\d+.vtu", "heat_vtk/heat_\\d+.vtk", "cavity/cavity_\\d+.vtu",
            "cavity/cavity_\\d+.vtk")) {
            String folder = "03-freefem/" + series.substring(0, series.indexOf('/'));
            List<Truth> truths = new ArrayList<>();
            List<String> names = names(folder, series.substring(series.indexOf('/') + 1));
            names.forEach(n -> truths.add(m_vtk.of(folder + "/" + n)));
            m_cases.add(new Case(folder + "/" + names.get(0), NO_TIMES, () -> truths));
        }
        for (String n : names("03-freefem/variants", ".*\\.vt[uk]")) {
            Truth truth = m_vtk.of("03-freefem/variants/" + n);
            m_cases.add(new Case("03-freefem/variants/" + n, () -> List.of(truth)));
        }
    }

    private void openfoam() throws IOException {
        var times = new double[21];
        for (int k = 0; k < times.length; k++) {
            times[k] = k / 40.0;
        }
        for (String kind : List.of("default", "ascii", "internal_celldata", "legacy", "legacy_ascii")) {
            String folder = "06-openfoam/foamToVTK_" + kind;
            boolean legacy = kind.startsWith("legacy");
            List<Truth> truths = new ArrayList<>();
            for (int k = 0; k < times.length; k++) {
                String file = folder + "/cav_" + 5 * k + (legacy ? ".vtk" : ".vtm");
                // the patches of the boundary are surfaces around the cells, which are left out with a warning
                truths.add(kind.equals("default") || kind.equals("ascii") ? m_vtk.leaf(file, 0) : m_vtk.of(file));
            }
            m_cases.add(new Case(folder + "/cav." + (legacy ? "vtk" : "vtm") + ".series", times, () -> truths));
        }
    }
}
