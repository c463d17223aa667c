package org.latentrom.runner.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;

import org.example.samplefield.model.FieldModelObject;
import org.junit.jupiter.api.Test;
import org.knime.core.data.image.png.PNGImageValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.image.ImagePortObject;
import org.knime.node.DefaultView.ViewInput;
import org.knime.core.node.port.PortObject;
import org.knime.node.parameters.NodeParameters;
import org.latentrom.runner.workflow.NodeState;
import org.latentrom.runner.workflow.RunListener;
import org.latentrom.runner.workflow.Workflow;

/** The sample extension's workflow gives on the stand-in what it gives on KNIME. */
class SampleWorkflowTest {
    @Test
    void configuredWorkflowGivesTheTablesOfKnime() throws IOException {
        try (Workflow w = Workflow.open(Fixtures.FOLDER.resolve("configured"))) {
            assertEquals(List.of(), w.problems());
            w.nodes().forEach(n -> assertEquals(NodeState.CONFIGURED, n.state(), n.label()));
            assertTrue(w.run(new RunListener() {
            }));
            check(w);
        }
    }

    @Test
    void settingsSavedByKnimeWithResultsLoad() throws IOException {
        try (Workflow w = Workflow.open(Fixtures.FOLDER.resolve("saved-by-knime"))) {
            assertFalse(w.hasLoadErrors());
            assertEquals(4, w.problems().size()); // the rows of tables are in a form that only KNIME reads
            assertTrue(w.run(new RunListener() {
            }));
            check(w);
        }
    }

    static void check(final Workflow w) throws IOException {
        assertEquals(Fixtures.lines("sample-field-source-1.csv"), table(w, 1, 0));
        assertEquals(Fixtures.lines("sample-field-learner-2.csv"), table(w, 2, 1));
        assertEquals(Fixtures.lines("sample-field-apply-1.csv"), table(w, 3, 0));
        assertEquals(Fixtures.lines("sample-field-picture-1.csv"), table(w, 4, 0));
        var model = (FieldModelObject)w.node(2).outObject(0);
        assertEquals(Fixtures.lines("sample-field-learner-1.csv"),
            List.of("key,value", "column," + model.getSpec().column(),
                "shape," + Tables.quote(model.shape().toString()),
                "energy," + model.energy(), "mean," + Tables.describe(model.mean()),
                "mode," + Tables.describe(model.mode())));
        var image = (ImagePortObject)w.node(4).outObject(1);
        assertEquals(Fixtures.lines("sample-field-picture-2.csv"), List.of("key,value", "spec,Image (PNG)",
            "image," + Tables.describe(((PNGImageValue)image.toDataCell()).getImageContent())));
    }

    private static List<String> table(final Workflow w, final int node, final int output) {
        return Tables.describe((BufferedDataTable)w.node(node).outObject(output));
    }

    @Test
    void domainsAreLearntAsByKnime() throws IOException {
        try (Workflow w = Workflow.open(Fixtures.FOLDER.resolve("configured"))) {
            w.run(new RunListener() {
            });
            var spec = ((BufferedDataTable)w.node(1).outObject(0)).getSpec();
            assertEquals("[run0, run1, run2]", spec.getColumnSpec("Run").getDomain().getValues().toString());
            assertEquals("0.0", spec.getColumnSpec("Time").getDomain().getLowerBound().toString());
            assertEquals("1.1", spec.getColumnSpec("Time").getDomain().getUpperBound().toString());
            assertFalse(spec.getColumnSpec("Field").getDomain().hasBounds());
        }
    }

    @Test
    void viewGetsWhatTheExecutionLeft() throws IOException {
        try (Workflow w = Workflow.open(Fixtures.FOLDER.resolve("configured"))) {
            w.run(new RunListener() {
            });
            var node = w.node(4);
            var type = node.kind().definition().viewParameters().orElseThrow();
            var parameters = org.latentrom.runner.parameters.ParametersIO.create(type, null);
            Object data = node.kind().definition().viewData().orElseThrow().apply(new ViewInput() {
                @Override
                @SuppressWarnings("unchecked")
                public <S extends NodeParameters> S getParameters() {
                    return (S)parameters;
                }

                @Override
                public PortObject[] getInternalPortObjects() {
                    return node.internalObjects();
                }
            });
            assertTrue(data.toString().startsWith("ViewData[title=Fields, pictures=[Picture[row=Row0, png=iVBOR"),
                data.toString().substring(0, 60));
        }
    }
}
