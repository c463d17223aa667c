package org.latentrom.knime.tests;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

import org.latentrom.knime.tests.workflows.NodeKind;
import org.latentrom.knime.tests.workflows.WorkflowDraft;

/** Small images of three classes in IDX files, for tests: a bar in the left, the middle or the right, of random length. */
final class Digits {
    static final int SIDE = 8;

    static final int CLASSES = 3;

    private static final String IMAGES = "bars-images-idx3-ubyte.gz";

    private Digits() {
    }

    /** @return the byte of a pixel; row 0 is on top, image i is of class i modulo 3 */
    static int pixel(final int image, final int row, final int column) {
        final boolean bar = column / 3 == image % CLASSES && row >= image % 5;
        return bar ? 255 - 10 * image : row == 0 ? 3 : 0;
    }

    /** Writes images, and labels if they are wanted, to the folder {@code data} of a workflow. */
    static void write(final Path workflow, final int count, final boolean labels) throws IOException {
        final Path folder = Files.createDirectories(workflow.resolve("data"));
        try (var out = packed(folder.resolve(IMAGES))) {
            for (int n : new int[]{0x803, count, SIDE, SIDE}) {
                out.writeInt(n);
            }
            for (int i = 0; i < count * SIDE * SIDE; i++) {
                out.writeByte(pixel(i / (SIDE * SIDE), i / SIDE % SIDE, i % SIDE));
            }
        }
        if (labels) {
            try (var out = packed(folder.resolve("bars-labels-idx1-ubyte.gz"))) {
                out.writeInt(0x801);
                out.writeInt(count);
                for (int i = 0; i < count; i++) {
                    out.writeByte(i % CLASSES);
                }
            }
        }
    }

    private static DataOutputStream packed(final Path file) throws IOException {
        return new DataOutputStream(new GZIPOutputStream(Files.newOutputStream(file)));
    }

    /** Adds reader and rasterizer. */
    static int fields(final WorkflowDraft w) {
        final int reader = w.node(NodeKind.READER, "", 0, 0, "source", WorkflowDraft.data(IMAGES));
        return Drafts.node(w, NodeKind.RASTERIZER, new int[]{reader}, "pixelCount", "GIVEN", "width", SIDE, "height",
            SIDE);
    }

    /** Adds a learner of so many latent variables, for three epochs. */
    static int model(final WorkflowDraft w, final int fields, final int latents) {
        return Drafts.node(w, NodeKind.CVAE_LEARNER, new int[]{fields}, "epochs", 3, "baseWidth", 4, "features", 8,
            "latentSize", latents, "validation", "NONE");
    }

    /** Adds an encoder with standard deviations, and a decoder; the decoder's number. */
    static int decoded(final WorkflowDraft w, final int model, final int fields) {
        final int states = Drafts.states(w, model, fields, "sigmas", true);
        return Drafts.node(w, NodeKind.CVAE_DECODER, new int[]{model, states}, "newColumn", "Reconstruction");
    }
}
