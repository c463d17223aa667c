package org.latentrom.knime.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.node.BufferedDataTable;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.pde.Names;
import org.latentrom.engine.pde.PdeOptions;
import org.latentrom.engine.pde.PdeSystem;
import org.latentrom.engine.pde.RunResiduals;
import org.latentrom.engine.pde.expression.Equation;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.wlsqm.Weighting;
import org.latentrom.knime.data.FieldValue;
import org.latentrom.knime.tests.workflows.NodeKind;
import org.latentrom.knime.tests.workflows.WorkflowDraft;
import org.latentrom.runner.workflow.NodeState;
import org.latentrom.runner.workflow.Workflow;

/** The PDE Residual: exact solutions, the small flow, and what it refuses. */
class PdeResidualTest {
    private static final String VELOCITY = "u = velocity_x, v = velocity_y";

    @TempDir
    Path m_folder;

    private Workflow run(final WorkflowDraft draft) throws IOException {
        final var workflow = Drafts.run(draft, m_folder);
        workflow.nodes().forEach(n -> assertEquals(NodeState.EXECUTED, n.state(), n.label() + n.messages()));
        return workflow;
    }

    private static int residual(final WorkflowDraft w, final int fields, final Object... settings) {
        return Drafts.node(w, NodeKind.PDE_RESIDUAL, new int[]{fields}, settings);
    }

    private static int own(final WorkflowDraft w, final int fields, final String text, final Object... settings) {
        final Object[] all = Arrays.copyOf(new Object[]{"equations", "OWN", "text", text}, 4 + settings.length);
        System.arraycopy(settings, 0, all, 4, settings.length);
        return residual(w, fields, all);
    }

    /** Adds reader and rasterizer of a file of {@link NumpySeries}. */
    private static int pixels(final WorkflowDraft w, final String file, final int height, final int width,
        final Object... settings) {
        final Object[] all = Arrays.copyOf(new Object[]{"source", WorkflowDraft.data(file)}, 2 + settings.length);
        System.arraycopy(settings, 0, all, 2, settings.length);
        final int reader = w.node(NodeKind.READER, "", 0, 0, all);
        return Drafts.node(w, NodeKind.RASTERIZER, new int[]{reader}, "pixelCount", "GIVEN", "width", width, "height",
            height);
    }

    private static double[] times(final int count, final double step) {
        final double[] times = new double[count];
        Arrays.setAll(times, i -> i * step);
        return times;
    }

    private static BufferedDataTable norms(final Workflow workflow, final int node) {
        return Tables.table(workflow, node, 2);
    }

    private static List<String> texts(final BufferedDataTable table, final String column) {
        return Tables.column(table, column).stream().map(Object::toString).toList();
    }

    private static double greatest(final double[] values) {
        return Arrays.stream(values).max().orElseThrow();
    }

    /** The soliton of Korteweg and de Vries from a NumPy array (time, x). */
    @Test
    void solitonInOneDimension() throws IOException {
        NumpySeries.write(m_folder.resolve("data/kdv.npz"), "u", 1, 128, 20, times(5, 0.02),
            (x, y, t) -> 0.72 / Math.pow(Math.cosh(0.6 * (x - 1.44 * t - 10)), 2));
        final var w = Drafts.draft();
        final int residual = residual(w, pixels(w, "kdv.npz", 1, 128), "equations", "KORTEWEG_DE_VRIES", "radius", 4.5,
            "ends", false);
        try (var workflow = run(w)) {
            final var norms = norms(workflow, residual);
            assertEquals(List.of("kdv", "kdv", "kdv"), texts(norms, "Equation")); // without the ends
            assertEquals(List.of("Run", "Time", "Equation", "RMS", "Maximum", "L2 norm", "Relative RMS", "Largest term",
                "Pixels"), Tables.columns(norms));
            assertEquals(0.04, greatest(Tables.numbers(norms, "Relative RMS")), 0.02);
            final var cells = Tables.column(Tables.table(workflow, residual, 1), "Residual");
            assertTrue(cells.get(0).isMissing() && cells.get(4).isMissing());
            final Field field = ((FieldValue)cells.get(2)).getField();
            assertEquals(1, field.shape().height());
            assertEquals(List.of("kdv"), field.shape().channels());
            assertEquals(128 - 2 * 5, field.mask().count());
        }
    }

    /** Heat in two runs, whose diffusivity is a column that the reader makes of the folders' names. */
    @Test
    void parametersOfASweepComeFromTheColumns() throws IOException {
        for (double alpha : new double[]{0.1, 0.2}) {
            NumpySeries.write(m_folder.resolve("data/sweep/alpha_" + alpha + "/T.npz"), "T", 32, 32, 1, times(4, 0.01),
                (x, y, t) -> Math.exp(-2 * alpha * 9 * t) * Math.sin(3 * x) * Math.sin(3 * y));
        }
        final var w = Drafts.draft();
        final int fields = pixels(w, "sweep", 32, 32, "scope", "FOLDER");
        final int right = residual(w, fields, "equations", "HEAT");
        final int wrong = residual(w, fields, "equations", "HEAT", "parameters", "alpha = 2*0.1");
        try (var workflow = run(w)) {
            final double[] relative = Tables.numbers(norms(workflow, right), "Relative RMS");
            assertEquals(8, relative.length);
            assertTrue(greatest(relative) < 0.02, Arrays.toString(relative));
            final double[] other = Tables.numbers(norms(workflow, wrong), "Relative RMS");
            assertEquals(0.5, other[1], 0.02); // alpha twice too large in the first run
            assertTrue(other[5] < 0.02);
            assertTrue(workflow.node(right).warnings().toString().contains("u = T"),
                workflow.node(right).messages().toString());
        }
    }

    /** The small flow's pattern drifts with speed 2 and keeps its volume. */
    @Test
    void ownEquationsInSeveralLines() throws IOException {
        final var w = Drafts.draft();
        final int fields = Drafts.raster(w, Drafts.reader(w), 64, 32);
        final String text = "continuity: u_x + v_y\n# drift\ndrift: u_t + c*u_x; still: u_t";
        final int residual = own(w, fields, text, "channels", VELOCITY, "parameters", "c = 4/2");
        try (var workflow = run(w)) {
            final var norms = norms(workflow, residual);
            assertEquals(60, norms.size());
            assertEquals(List.of("continuity", "drift", "still"), texts(norms, "Equation").subList(0, 3));
            final double[] relative = Tables.numbers(norms, "Relative RMS");
            // the mesh of 16 x 8 squares is coarse; so is the time step, a tenth of a period
            assertTrue(relative[30] < 0.15, "continuity " + relative[30]);
            assertTrue(relative[31] < 0.25, "drift " + relative[31]);
            assertEquals(1, relative[32], 1e-12);
            assertEquals("u_t", texts(norms, "Largest term").get(32));
            final var table = Tables.table(workflow, residual, 1);
            assertEquals("Residual", Tables.columns(table).get(Tables.columns(table).size() - 1));
            final Field field = ((FieldValue)Tables.column(table, "Residual").get(10)).getField();
            assertEquals(List.of("continuity", "drift", "still"), field.shape().channels());
            double sum = 0;
            for (int i = 0; i < field.shape().pixels(); i++) {
                sum += field.values()[i] * (double)field.values()[i];
            }
            final double rms = Math.sqrt(sum / field.mask().count());
            assertEquals(Tables.numbers(norms, "RMS")[30], rms, 1e-6 * rms);
            assertEquals(field.mask().count(), (int)Tables.numbers(norms, "Pixels")[30]);
        }
    }

    @Test
    void theDefaultsRunAndSayWhichChannelsWereTaken() throws IOException {
        final var w = Drafts.draft();
        final int residual = residual(w, Drafts.fields(w));
        try (var workflow = run(w)) {
            assertTrue(workflow.node(residual).warnings().toString().contains("u = velocity_x, v = velocity_y"),
                workflow.node(residual).messages().toString());
        }
    }

    @Test
    void withoutTimeColumnIfNoneIsNeeded() throws IOException {
        final var w = Drafts.draft();
        final int fields = Drafts.fields(w);
        final int replaced =
            residual(w, fields, "channels", VELOCITY, "newColumn", "Field", "runColumn", "", "timeColumn", "");
        try (var workflow = run(w)) {
            final var table = Tables.table(workflow, replaced, 1);
            assertEquals(1, Tables.columns(table).stream().filter("Field"::equals).count());
            assertEquals(List.of("continuity"),
                ((FieldValue)Tables.column(table, "Field").get(0)).getShape().channels());
        }
    }

    @Test
    void divisionByZeroIsLeftOutIfWanted() throws IOException {
        NumpySeries.write(m_folder.resolve("data/a.npz"), "u", 8, 8, 8, times(2, 1), (x, y, t) -> x < 2 ? 0 : x);
        final var w = Drafts.draft();
        final int fields = pixels(w, "a.npz", 8, 8);
        final int leaving = own(w, fields, "1/u", "notFinite", "LEAVE_OUT");
        try (var workflow = run(w)) {
            assertEquals(48, (int)Tables.numbers(norms(workflow, leaving), "Pixels")[0]);
            assertTrue(workflow.node(leaving).warnings().toString().contains("32 times a residual is not finite"),
                workflow.node(leaving).messages().toString());
        }
    }

    /** The node gives what the engine gives on the fields of the table. */
    @Test
    void optionsReachTheEngine() throws IOException {
        final var w = Drafts.draft();
        final int fields = Drafts.raster(w, Drafts.reader(w, "timeTo", 0.12), 32, 16);
        final String text = "momentum: velocity_x_t + velocity_x*velocity_x_xx - velocity_y_yyy";
        final int residual = own(w, fields, text, "radius", 4.5, "order", "FOURTH", "weights", "RADIAL", "border",
            "GIVEN", "band", 2);
        try (var workflow = run(w)) {
            final List<RunResiduals.Row> rows = new ArrayList<>();
            for (var cell : Tables.column(Tables.table(workflow, fields, 1), "Field")) {
                rows.add(new RunResiduals.Row("flow", 0.05 * rows.size(), "row", ((FieldValue)cell)::getField,
                    new double[0]));
            }
            assertEquals(3, rows.size());
            final var system =
                PdeSystem.of(Equation.parse(text), new Names(List.of("velocity_x", "velocity_y")));
            final var options = PdeOptions.of(4.5).withOrder(4).withWeighting(Weighting.RADIAL).withBand(2);
            final var expected = new RunResiduals(system, rows, options);
            for (int i = 0; i < 3; i++) {
                final var r = expected.of(i, true, Progress.NONE).orElseThrow();
                final var field =
                    ((FieldValue)Tables.column(Tables.table(workflow, residual, 1), "Residual").get(i)).getField();
                assertArrayEquals(r.field().values(), field.values());
                assertEquals(r.field().mask(), field.mask());
                final var norms = norms(workflow, residual);
                assertEquals(r.norms(0).rms(), Tables.numbers(norms, "RMS")[i]);
                assertEquals(r.norms(0).maximum(), Tables.numbers(norms, "Maximum")[i]);
                assertEquals(r.norms(0).l2(), Tables.numbers(norms, "L2 norm")[i]);
                assertEquals(0.05 * i, Tables.numbers(norms, "Time")[i], 1e-12);
            }
        }
    }

    /** Two runs of Burgers' exact wave in the plane, each with its own viscosity, u and v by their places. */
    @Test
    void vectorEquationsByThePlacesOfTheChannels() throws IOException {
        for (double nu : new double[]{0.02, 0.04}) {
            final NumpySeries.Formula e = (x, y, t) -> 1 / (4 * (1 + Math.exp((-4 * x + 4 * y - t) / (32 * nu))));
            NumpySeries.write(m_folder.resolve("data/waves/nu_" + nu + "/a.npz"), "u", 32, 32, 1,
                times(3, 0.01), (x, y, t) -> 0.75 - e.at(x, y, t), (x, y, t) -> 0.75 + e.at(x, y, t));
        }
        final var w = Drafts.draft();
        final int burgers = residual(w, pixels(w, "waves", 32, 32, "scope", "FOLDER"), "equations", "BURGERS");
        try (var workflow = run(w)) {
            final var norms = norms(workflow, burgers);
            assertEquals(List.of("burgers_x", "burgers_y", "burgers_x"), texts(norms, "Equation").subList(0, 3));
            assertEquals(List.of("nu_0.02", "nu_0.04"), texts(norms, "Run").stream().distinct().toList());
            assertTrue(greatest(Tables.numbers(norms, "Relative RMS")) < 0.02, Arrays.toString(Tables.numbers(norms,
                "Relative RMS")));
            // the channels' names are those of derivatives
            assertTrue(workflow.node(burgers).warnings().toString().contains("u = u_x, v = u_y"),
                workflow.node(burgers).messages().toString());
        }
    }

    /** u = sin x cos y solves u_xx + u_yy = -2 u. */
    @Test
    void poissonWithAChannelAsItsSource() throws IOException {
        NumpySeries.write(m_folder.resolve("data/p.npz"), "u", 48, 48, 3, times(1, 1),
            (x, y, t) -> Math.sin(x) * Math.cos(y));
        final var w = Drafts.draft();
        final int fields = pixels(w, "p.npz", 48, 48);
        final int ready = residual(w, fields, "equations", "POISSON", "parameters", "f = 0");
        final int typed = own(w, fields, "u_xx + u_yy = -2*u");
        final int source = own(w, fields, "u_xx + u_yy = -2*sin(x)*cos(y)");
        try (var workflow = run(w)) {
            assertEquals(1, Tables.numbers(norms(workflow, ready), "RMS")[0]
                / Tables.numbers(norms(workflow, ready), "L2 norm")[0] * Math.sqrt(42 * 42 / 256.0), 1e-9);
            assertTrue(Tables.numbers(norms(workflow, ready), "Relative RMS")[0] > 1);
            assertTrue(Tables.numbers(norms(workflow, typed), "Relative RMS")[0] < 0.01);
            assertEquals(Tables.numbers(norms(workflow, typed), "RMS")[0],
                Tables.numbers(norms(workflow, source), "RMS")[0], 1e-4);
        }
    }

    @Test
    void endsOfRunsCanBeLeftOut() throws IOException {
        final var w = Drafts.draft();
        final int fields = Drafts.fields(w);
        final int inside = own(w, fields, "velocity_x_t", "ends", false);
        final int all = own(w, fields, "velocity_x_t");
        try (var workflow = run(w)) {
            assertEquals(18, norms(workflow, inside).size());
            assertEquals(20, norms(workflow, all).size());
            assertEquals(Tables.numbers(norms(workflow, all), "RMS")[1],
                Tables.numbers(norms(workflow, inside), "RMS")[0]);
            final var cells = Tables.column(Tables.table(workflow, inside, 1), "Residual");
            assertEquals(20, cells.size());
            assertTrue(cells.get(0).isMissing() && cells.get(19).isMissing() && !cells.get(1).isMissing());
        }
    }

    /** A chain: the residual of a residual, with the ends' missing cells. */
    @Test
    void rowsWithoutFieldHaveNoResidual() throws IOException {
        final var w = Drafts.draft();
        final int first = own(w, Drafts.fields(w), "a: velocity_x_t", "ends", false, "newColumn", "Rate");
        final int second = own(w, first, "a_t - a_t", "fieldColumn", "Rate");
        try (var workflow = run(w)) {
            final var cells = Tables.column(Tables.table(workflow, second, 1), "Residual");
            assertTrue(cells.get(0).isMissing() && cells.get(19).isMissing());
            assertEquals(18, norms(workflow, second).size());
            assertEquals(0, greatest(Tables.numbers(norms(workflow, second), "Maximum")));
        }
    }

    @Test
    void narrowGapsOfTheMaskAreNamedInAWarning() throws IOException {
        final var w = Drafts.draft();
        // as wide as the mesh, 1.5 times as high: pixels above it are masked; its last row has few neighbours
        final int reader = Drafts.reader(w, "timeTo", 0.01);
        final int fields = Drafts.node(w, NodeKind.RASTERIZER, new int[]{reader}, "channels", "NAMED", "channelNames",
            "velocity", "pixelCount", "GIVEN", "width", 16, "height", 8, "region", "GIVEN", "xMin", 0.0, "xMax", 2.0,
            "yMin", 0.88, "yMax", 2.0);
        final int residual = own(w, fields, "velocity_x_x", "border", "GIVEN", "band", 0);
        refused(NodeState.CONFIGURED, w, residual, "no pixel outside of the band", "radius 2.5", "order 2");
    }

    private void refused(final NodeState state, final WorkflowDraft draft, final int node, final String... words)
        throws IOException {
        try (var workflow = Drafts.run(draft, m_folder)) {
            final var failed = workflow.node(node);
            final String text = failed.messages().toString();
            assertEquals(state, failed.state(), text);
            assertNull(failed.outObject(0));
            Arrays.stream(words).forEach(s -> assertTrue(text.contains(s), "\"" + s + "\" is not in: " + text));
        }
    }

    private void notConfigured(final Object[] settings, final String... words) throws IOException {
        final var w = Drafts.draft();
        refused(NodeState.IDLE, w, residual(w, Drafts.fields(w), settings), words);
    }

    private void notExecuted(final Object[] settings, final String... words) throws IOException {
        final var w = Drafts.draft();
        refused(NodeState.CONFIGURED, w, residual(w, Drafts.fields(w), settings), words);
    }

    private static Object[] text(final String text, final Object... settings) {
        final Object[] all = Arrays.copyOf(new Object[]{"equations", "OWN", "text", text}, 4 + settings.length);
        System.arraycopy(settings, 0, all, 4, settings.length);
        return all;
    }

    @Test
    void whatIsTypedIsCheckedWhileConfiguring() throws IOException {
        notConfigured(text(""), "No equation is typed");
        notConfigured(text("u_x +\nv_y) = 0"), "Line 2, column 4", "found \")\"");
        notConfigured(text("u_x + sim(v)"), "no function \"sim\"", "did you mean \"sin\"?");
        notConfigured(text("u/0"), "division by zero");
        notConfigured(text("u_x + nu", "parameters", "mu = 1"), "Parameters", "\"mu\", which is not in the equations",
            "\"nu\"");
        notConfigured(text("u_x + nu", "parameters", "nu 1"), "Parameters", "not like \"nu = 0.001\"");
        notConfigured(text("u_x + nu", "parameters", "nu = thick"), "nu = thick", "no number");
        notConfigured(text("u_x + nu", "parameters", "nu = 1, nu = 2"), "\"nu\" twice");
        notConfigured(text("u_x", "channels", "w = velocity_x"), "Channels", "\"w\", which is not in the equations");
        notConfigured(text("u_x", "channels", "velocity_x"), "Channels", "u = velocity_x");
        notConfigured(text("u_x + f", "channels", "f = velocity_x", "parameters", "f = 1"), "channel and as a "
            + "parameter");
    }

    @Test
    void optionsAreCheckedWhileConfiguring() throws IOException {
        notConfigured(new Object[]{"equations", "KORTEWEG_DE_VRIES", "order", "SECOND"}, "u_xxx", "choose the order 3");
        notConfigured(new Object[]{"equations", "KURAMOTO_SIVASHINSKY", "radius", 1.5}, "radius of 2.5");
        notConfigured(new Object[]{"fieldColumn", "Temperature"}, "Temperature", "dialog");
        notConfigured(new Object[]{"timeColumn", "Zeit"}, "Zeit", "dialog");
    }

    @Test
    void namesThatNobodyKnows() throws IOException {
        notExecuted(text("law: velocity_x_x + velocty_y_y"), "Equation \"law\", line 1, column 21", "velocty_y_y",
            "did you mean \"velocity_y_y\"?", "velocity_x, velocity_y");
        notExecuted(text("u_x", "channels", "u = velocity"), "u = velocity", "no channel \"velocity\"", "velocity_x");
        notExecuted(new Object[]{"equations", "HEAT", "channels", "u = velocity_x"}, "\"alpha\" is not known",
            "Give \"alpha\" a value");
        notExecuted(text("velocity_x_xxxxx"), "too high an order");
    }

    @Test
    void aRadiusTooSmallForTheOrder() throws IOException {
        notExecuted(text("velocity_x_xxxx", "radius", 1.5), "radius 1.5 is too small for order 4", "2.5");
        notExecuted(text("velocity_x_x", "radius", 7.5), "band of 8 pixels", "smaller");
    }

    @Test
    void divisionByZeroNamesPixelAndCause() throws IOException {
        notExecuted(text("drift: 1/(velocity_x - velocity_x)"), "Row", "\"drift\" is not finite in", "row 0, column 0",
            "1/(velocity_x - velocity_x) is Infinity");
    }

    @Test
    void equationsInTimeNeedATimeColumn() throws IOException {
        final var w = Drafts.draft();
        // the time is replaced by a field
        final int timeless = residual(w, Drafts.fields(w), "newColumn", "Time");
        final Object[] columns = {"fieldColumn", "Field", "timeColumn", ""};
        final int ready = residual(w, timeless, "equations", "HEAT", "fieldColumn", "Field", "timeColumn", "");
        final int rate = own(w, timeless, "velocity_x_t", columns);
        final int clock = own(w, timeless, "velocity_x - t", columns);
        final int still = own(w, timeless, "velocity_x_x", columns);
        try (var workflow = Drafts.run(w, m_folder)) {
            assertEquals(NodeState.IDLE, workflow.node(ready).state());
            assertEquals(NodeState.CONFIGURED, workflow.node(rate).state());
            assertEquals(NodeState.CONFIGURED, workflow.node(clock).state());
            for (int node : new int[]{ready, rate, clock}) {
                final String text = workflow.node(node).messages().toString();
                assertTrue(text.contains("no column \"Time\". Choose the time column"), text);
            }
            assertEquals(NodeState.EXECUTED, workflow.node(still).state());
            assertTrue(Tables.column(norms(workflow, still), "Time").get(0).isMissing());
        }
    }

    @Test
    void densityIsOneUnlessGiven() throws IOException {
        final double decay = 0.2;
        final NumpySeries.Formula u = (x, y, t) -> -Math.cos(x) * Math.sin(y) * Math.exp(-decay * t);
        final NumpySeries.Formula v = (x, y, t) -> Math.sin(x) * Math.cos(y) * Math.exp(-decay * t);
        final NumpySeries.Formula p =
            (x, y, t) -> -(Math.cos(2 * x) + Math.cos(2 * y)) * Math.exp(-2 * decay * t) / 4;
        NumpySeries.write(m_folder.resolve("data/ns.npz"), "flow", 32, 32, 3, times(3, 0.02), u, v, p);
        final var w = Drafts.draft();
        final int fields = pixels(w, "ns.npz", 32, 32);
        final int one = residual(w, fields, "equations", "NAVIER_STOKES", "parameters", "nu = 0.1");
        final int given = residual(w, fields, "equations", "NAVIER_STOKES", "parameters", "nu = 0.1; rho = 1");
        final int two = residual(w, fields, "equations", "NAVIER_STOKES", "parameters", "nu = 0.1\nrho = 2");
        final int curl = residual(w, fields, "equations", "VORTICITY", "parameters", "nu = 0.1", "radius", 3.5);
        try (var workflow = run(w)) {
            final var norms = norms(workflow, one);
            assertEquals(List.of("momentum_x", "momentum_y", "continuity"), texts(norms, "Equation").subList(3, 6));
            assertTrue(greatest(Tables.numbers(norms, "Relative RMS")) < 0.05);
            assertArrayEquals(Tables.numbers(norms, "RMS"), Tables.numbers(norms(workflow, given), "RMS"));
            assertTrue(Tables.numbers(norms(workflow, two), "Relative RMS")[3] > 0.3);
            assertEquals(List.of("vorticity", "continuity"), texts(norms(workflow, curl), "Equation").subList(2, 4));
            assertTrue(workflow.node(curl).warnings().toString().contains("the first ones were taken"));
        }
    }

    @Test
    void theFlowOfTheCylinderHasNoFormInOneDimension() throws IOException {
        NumpySeries.write(m_folder.resolve("data/line.npz"), "u", 1, 32, 1, times(3, 1), (x, y, t) -> x);
        final var w = Drafts.draft();
        final int fields = pixels(w, "line.npz", 1, 32);
        refused(NodeState.CONFIGURED, w, residual(w, fields, "equations", "NAVIER_STOKES", "parameters", "nu = 1"),
            "one row", "navier stokes", "rasterize with more rows");
        final var typed = Drafts.draft();
        final int line = pixels(typed, "line.npz", 1, 32);
        refused(NodeState.CONFIGURED, typed, own(typed, line, "u_yy"), "u_yy", "1 x 32", "one dimension");
    }

    @Test
    void heatInOneDimension() throws IOException {
        NumpySeries.write(m_folder.resolve("data/line.npz"), "T", 1, 64, 3, times(5, 0.02),
            (x, y, t) -> Math.exp(-0.3 * 4 * t) * Math.sin(2 * x));
        final var w = Drafts.draft();
        final int residual = residual(w, pixels(w, "line.npz", 1, 64), "equations", "HEAT", "channels", "u = T",
            "parameters", "alpha = 3/10");
        try (var workflow = run(w)) {
            assertEquals(List.of(), workflow.node(residual).warnings());
            final double[] relative = Tables.numbers(norms(workflow, residual), "Relative RMS");
            assertTrue(greatest(Arrays.copyOfRange(relative, 1, 4)) < 0.01, Arrays.toString(relative));
        }
    }

    @Test
    void fieldsOfOtherChannelsAreNamed() throws IOException {
        for (String name : new String[]{"u", "w"}) {
            NumpySeries.write(m_folder.resolve("data/mixed/" + name + "/a.npz"), name, 8, 8, 1, times(2, 1),
                (x, y, t) -> x);
        }
        final var w = Drafts.draft();
        final int reader = w.node(NodeKind.READER, "", 0, 0, "source", WorkflowDraft.data("mixed"), "scope", "FOLDER");
        final int fields = Drafts.node(w, NodeKind.RASTERIZER, new int[]{reader}, "pixelCount", "GIVEN", "width", 8,
            "height", 8);
        final int residual = own(w, fields, "u_x");
        try (var workflow = Drafts.run(w, m_folder)) {
            // reader or rasterizer refuse such a folder already; if not, the residual does
            final String text = workflow.nodes().stream().map(n -> n.messages().toString()).reduce("", String::concat);
            assertTrue(workflow.node(residual).state() != NodeState.EXECUTED);
            assertTrue(text.contains("\"u\"") || text.contains("\"w\""), text);
        }
    }

    @Test
    void timesThatDoNotIncrease() throws IOException {
        NumpySeries.write(m_folder.resolve("data/sweep/k_3/a.npz"), "u", 8, 8, 8, times(2, 1), (x, y, t) -> x);
        final var w = Drafts.draft();
        final int fields = pixels(w, "sweep", 8, 8, "scope", "FOLDER");
        // a column that is the same in all rows, in the place of the time
        refused(NodeState.CONFIGURED, w, own(w, fields, "u_t", "timeColumn", "k"), "Run \"k_3\": the time 3.0 of row "
            + "\"Row1\" does not come after 3.0 of row \"Row0\"", "Sort the rows by time");
    }

    @Test
    void aSingleRowHasNoTimeDerivative() throws IOException {
        final var w = Drafts.draft();
        final int single = Drafts.fields(w, "timeTo", 0.01);
        refused(NodeState.CONFIGURED, w, own(w, single, "velocity_x_t"), "needs 2 rows, there is 1");
    }
}
