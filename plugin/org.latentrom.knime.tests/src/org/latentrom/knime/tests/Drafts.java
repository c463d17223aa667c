package org.latentrom.knime.tests;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

import org.latentrom.knime.tests.workflows.NodeKind;
import org.latentrom.knime.tests.workflows.SmallFlow;
import org.latentrom.knime.tests.workflows.WorkflowDraft;
import org.latentrom.runner.workflow.RunListener;
import org.latentrom.runner.workflow.Workflow;

/** Workflows for tests: written to a folder, with the small flow as their data. */
final class Drafts {
    private Drafts() {
    }

    /** @return the folder {@code test-workflows} of the repository that this test runs in */
    static Path testWorkflows() {
        for (Path p = Path.of("").toAbsolutePath(); p != null; p = p.getParent()) {
            if (Files.isDirectory(p.resolve("test-workflows")) && Files.isDirectory(p.resolve("plugin"))) {
                return p.resolve("test-workflows");
            }
        }
        throw new IllegalStateException("no folder test-workflows above " + Path.of("").toAbsolutePath());
    }

    /** Copies a folder. */
    static Path copy(final Path from, final Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(final Path d, final BasicFileAttributes a) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(d)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(final Path f, final BasicFileAttributes a) throws IOException {
                Files.copy(f, to.resolve(from.relativize(f)));
                return FileVisitResult.CONTINUE;
            }
        });
        return to;
    }

    /** @return the draft, written beside the small flow and opened */
    static Workflow open(final WorkflowDraft draft, final Path folder) throws IOException {
        SmallFlow.write(folder.resolve("data"));
        draft.write(folder);
        return Workflow.open(folder);
    }

    /** @return the draft, run; nodes may have failed */
    static Workflow run(final WorkflowDraft draft, final Path folder) throws IOException {
        final var workflow = open(draft, folder);
        workflow.run(new RunListener() {
        });
        return workflow;
    }

    static WorkflowDraft draft() {
        return new WorkflowDraft("test", "");
    }

    /** Adds a reader of the small flow. */
    static int reader(final WorkflowDraft w, final Object... settings) {
        final Object[] all = new Object[settings.length + 2];
        all[0] = "source";
        all[1] = WorkflowDraft.data("flow.pvd");
        System.arraycopy(settings, 0, all, 2, settings.length);
        return w.node(NodeKind.READER, "", 0, 0, all);
    }

    /** Adds a node whose table inputs are connected to the first outputs of other nodes. */
    static int node(final WorkflowDraft w, final NodeKind kind, final int[] sources, final Object... settings) {
        final int node = w.node(kind, "", 0, 0, settings);
        for (int i = 0; i < sources.length; i++) {
            w.connect(sources[i], 1, node, i + 1);
        }
        return node;
    }

    /** Adds reader and rasterizer: velocity on 16 x 8 pixels. */
    static int fields(final WorkflowDraft w, final Object... settings) {
        return raster(w, reader(w, settings), 16, 8);
    }

    /** Adds a rasterizer of the velocity. */
    static int raster(final WorkflowDraft w, final int reader, final int width, final int height) {
        return node(w, NodeKind.RASTERIZER, new int[]{reader}, "channels", "NAMED", "channelNames", "velocity",
            "pixelCount", "GIVEN", "width", width, "height", height);
    }

    /** Adds a CVAE Learner that trains for three epochs. */
    static int model(final WorkflowDraft w, final int fields) {
        return node(w, NodeKind.CVAE_LEARNER, new int[]{fields}, "epochs", 3, "baseWidth", 4, "features", 8);
    }

    /** Adds an encoder. */
    static int states(final WorkflowDraft w, final int model, final int fields, final Object... settings) {
        return node(w, NodeKind.CVAE_ENCODER, new int[]{model, fields}, settings);
    }

    /** Adds a learner of linear dynamics. */
    static int dynamics(final WorkflowDraft w, final int states) {
        return node(w, NodeKind.DYNAMICS_LEARNER, new int[]{states}, "method", "LINEAR");
    }
}
