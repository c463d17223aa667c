package org.latentrom.knime.tests.workflows;

import static org.latentrom.knime.tests.workflows.NodeKind.CVAE_DECODER;
import static org.latentrom.knime.tests.workflows.NodeKind.CVAE_ENCODER;
import static org.latentrom.knime.tests.workflows.NodeKind.CVAE_LEARNER;
import static org.latentrom.knime.tests.workflows.NodeKind.DYNAMICS_LEARNER;
import static org.latentrom.knime.tests.workflows.NodeKind.GRID_TO_MESH;
import static org.latentrom.knime.tests.workflows.NodeKind.IMAGE;
import static org.latentrom.knime.tests.workflows.NodeKind.PDE_RESIDUAL;
import static org.latentrom.knime.tests.workflows.NodeKind.RASTERIZER;
import static org.latentrom.knime.tests.workflows.NodeKind.READER;
import static org.latentrom.knime.tests.workflows.NodeKind.ROLLOUT;
import static org.latentrom.knime.tests.workflows.NodeKind.SNAPSHOT_IMAGE;
import static org.latentrom.knime.tests.workflows.NodeKind.SNAPSHOT_WRITER;

import java.util.List;

/** Workflows that begin with files as solvers write them; one that ends with files for ParaView. */
public final class FormatWorkflows {
    /** An OpenFOAM case. */
    public static final String OPENFOAM = "openfoam-cavity";

    /** Finite-element functions of second order. */
    public static final String CHECKPOINT = "fenics-checkpoint";

    /** From a series of VTK files to predicted ones. */
    public static final String PARAVIEW = "vtk-to-paraview";

    private static final double LAST_TRAINING_TIME = 0.72;

    private static final int PREDICTED = 5;

    private FormatWorkflows() {
    }

    static List<WorkflowDraft> all() {
        return List.of(openFoam(), checkpoint(), paraView());
    }

    private static WorkflowDraft openFoam() {
        final var w = new WorkflowDraft(OPENFOAM, "The lid-driven cavity of OpenFOAM's tutorials, as foamToVTK wrote "
            + "it: cells drawn on their mesh, the mean over 16 x 16 pixels, and how well it keeps its volume.");
        final int reader = w.node(READER, "cav.vtm.series with one .vtm and .vtu a time", 100, 200, "source",
            WorkflowDraft.data("cav.vtm.series"));
        final int mesh = w.node(SNAPSHOT_IMAGE, "Pressure in the cells", 300, 60, "field", "p", "imageRow", "LAST");
        w.connect(reader, 1, mesh, 1);
        final int raster = w.node(RASTERIZER, "Velocity, mean over the pixels", 300, 200, "channels", "NAMED",
            "chosenChannels", new String[]{"U_x", "U_y"}, "interpolation/method", "CELL_AVERAGE", "pixelCount", "GIVEN",
            "width", 16, "height", 16);
        w.connect(reader, 1, raster, 1);
        final int picture =
            w.node(IMAGE, "Speed", 500, 60, "quantity", "MAGNITUDE", "pixelSize", 20, "imageRow", "LAST");
        w.connect(raster, 1, picture, 1);
        final int residual = w.node(PDE_RESIDUAL, "Continuity", 500, 200, "equations", "OWN", "text",
            "continuity: u_x + v_y = 0", "channels", "u = U_x, v = U_y");
        w.connect(raster, 1, residual, 1);
        return w;
    }

    private static WorkflowDraft checkpoint() {
        final var w = new WorkflowDraft(CHECKPOINT, "A heat equation that FEniCS solved with elements of second order, "
            + "from XDMFFile.write_checkpoint. Its solution 1 + x^2 + 3 y^2 + 1.2 t lies in the elements' space, so "
            + "that the residual is what rounding leaves.");
        final int reader =
            w.node(READER, "A function in CG2", 100, 200, "source", WorkflowDraft.data("u.xdmf"));
        final int mesh = w.node(SNAPSHOT_IMAGE, "Elements and 32 x 32 pixels", 300, 60, "pixels", true, "pixelCount",
            32, "range", "TABLE", "imageRow", "LAST");
        w.connect(reader, 1, mesh, 1);
        final int raster = w.node(RASTERIZER, "Quadratic shape functions", 300, 200, "longerSide", 32);
        w.connect(reader, 1, raster, 1);
        final int residual = w.node(PDE_RESIDUAL, "The heat equation with its source", 500, 200, "equations", "OWN",
            "text", "heat: u_t = u_xx + u_yy - 6.8", "channels", "u = u");
        w.connect(raster, 1, residual, 1);
        return w;
    }

    private static WorkflowDraft paraView() {
        final var w = new WorkflowDraft(PARAVIEW, "From a series of VTK files to predicted ones: a small flow is "
            + "learned up to t = 0.7, predicted up to t = 0.95, taken back to its mesh and written for ParaView.");
        final int reader = w.node(READER, "The training snapshots", 100, 200, "source", WorkflowDraft.data("flow.pvd"),
            "timeTo", LAST_TRAINING_TIME);
        final int fields = SmallWorkflows.rasterize(w, reader, 300, 200);
        final int model = w.node(CVAE_LEARNER, "A short training", 500, 60, "epochs", 60, "batchSize", 8, "baseWidth",
            8, "features", 16);
        w.connect(fields, 1, model, 1);
        final int states = w.node(CVAE_ENCODER, "Latent states", 700, 200);
        w.connect(model, 1, states, 1);
        w.connect(fields, 1, states, 2);
        final int dynamics = w.node(DYNAMICS_LEARNER, "A short training", 900, 60, "epochs", 100, "members", 2,
            "longestRollout", 5);
        w.connect(states, 1, dynamics, 1);
        final int rollout = w.node(ROLLOUT, "Five steps on from the last state", 1100, 200, "steps", PREDICTED);
        w.connect(dynamics, 1, rollout, 1);
        w.connect(states, 1, rollout, 2);
        final int decoder = w.node(CVAE_DECODER, "Predicted fields", 1300, 60);
        w.connect(model, 1, decoder, 1);
        w.connect(rollout, 1, decoder, 2);
        final int sampler = w.node(GRID_TO_MESH, "At the points of the mesh", 1500, 200);
        w.connect(decoder, 1, sampler, 1);
        w.connect(reader, 1, sampler, 2);
        final int writer = w.node(SNAPSHOT_WRITER, "A .pvd with one .vtu a time", 1700, 200, "column", "Snapshot",
            "target/folder", WorkflowDraft.data("predicted"), "target/ifExists", "OVERWRITE");
        w.connect(sampler, 1, writer, 1);
        return w;
    }
}
