package org.latentrom.knime.tests.workflows;

import static org.latentrom.knime.tests.workflows.NodeKind.DIFFERENTIATOR;
import static org.latentrom.knime.tests.workflows.NodeKind.RASTERIZER;
import static org.latentrom.knime.tests.workflows.NodeKind.READER;
import static org.latentrom.knime.tests.workflows.NodeKind.SHEET;

/** The workflow that differentiates the reference's noisy function and shows the errors as the reference does. */
final class SheetWorkflow {
    static final String NAME = "wlsqm-sheets";

    private static final double RADIUS = 10.5;

    private static final int SIZE = 128;

    private SheetWorkflow() {
    }

    static WorkflowDraft draft() {
        final var w = new WorkflowDraft(NAME, "Derivatives of a noisy function, sin x cos y with noise of 0.01 on 128 "
            + "x 128 points, from NumPy arrays, and their errors: as the error sheet and the surfaces of the WLSQM "
            + "reference. u.npy has the shape (1, 128, 128); extent.npy is half a pixel larger than the points' "
            + "rectangle, so that the points are the centres of the pixels.");
        final int reader =
            w.node(READER, "A NumPy array and its extent", 100, 150, "source", WorkflowDraft.data("u.npy"));
        final int fields = w.node(RASTERIZER, "A pixel for each point", 300, 150, "pixelCount", "GIVEN", "width", SIZE,
            "height", SIZE);
        w.connect(reader, 1, fields, 1);
        final int raw = w.node(DIFFERENTIATOR, "Fitted value and all derivatives", 500, 150, "f", true, "fxx", true,
            "fxy", true, "fyy", true, "radius", RADIUS);
        w.connect(fields, 1, raw, 1);
        final int refitted = w.node(DIFFERENTIATOR, "Second derivatives from fits of the first ones", 700, 150, "fx",
            false, "fy", false, "fxx", true, "fxy", true, "fyy", true, "radius", RADIUS, "refit", "SECOND",
            "newColumn", "Refitted");
        w.connect(raw, 1, refitted, 1);
        sheet(w, refitted, "Errors", 60);
        sheet(w, refitted, "The fitted functions as surfaces", 250, "picture", "SURFACES", "shown", "VALUES", "side",
            340);
        return w;
    }

    private static void sheet(final WorkflowDraft w, final int derivatives, final String note, final int y,
        final Object... settings) {
        final Object[] common = {"derivativeColumn", "Derivatives", "refitted", true, "refittedColumn", "Refitted",
            "truth", "EXPRESSION", "formula", "sin(x)*cos(y)", "heading",
            "sin x cos y, noise σ = 0.01, 128 × 128 pixels", "side", 260};
        final Object[] all = new Object[common.length + settings.length];
        System.arraycopy(common, 0, all, 0, common.length);
        System.arraycopy(settings, 0, all, common.length, settings.length);
        w.connect(derivatives, 1, w.node(SHEET, note, 900, y, all), 1);
    }
}
