package org.latentrom.knime.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.image.png.PNGImageValue;
import org.knime.core.node.port.image.ImagePortObject;
import org.latentrom.engine.field.Field;
import org.latentrom.knime.data.FieldValue;
import org.latentrom.knime.tests.workflows.NoisyField;
import org.latentrom.runner.workflow.RunListener;
import org.latentrom.runner.workflow.Workflow;

/** The workflow wlsqm-sheets: NumPy arrays come to the pixels unchanged, and the sheet has python-wlsqm's errors. */
class WlsqmSheetsTest {
    private static final int SIZE = 128;

    private static final int RASTERIZER = 2;

    private static final int ERRORS = 5;

    private static final int SURFACES = 6;

    @TempDir
    static Path s_folder;

    private static Workflow s_workflow;

    @BeforeAll
    static void run() throws IOException {
        s_workflow = Workflow.open(Drafts.copy(Drafts.testWorkflows().resolve("wlsqm-sheets"), s_folder.resolve("a")));
        assertEquals(List.of(), s_workflow.problems());
        assertTrue(s_workflow.run(new RunListener() {
        }), () -> s_workflow.nodes().stream().map(n -> n.label() + n.messages()).toList().toString());
    }

    @AfterAll
    static void close() throws IOException {
        s_workflow.close();
    }

    @Test
    void dataAreThoseOfTheGenerator(@TempDir final Path fresh) throws IOException {
        NoisyField.write(Drafts.testWorkflows().getParent(), fresh);
        for (String file : List.of("u.npy", "extent.npy", "times.npy")) {
            assertArrayEquals(Files.readAllBytes(fresh.resolve(file)),
                Files.readAllBytes(Drafts.testWorkflows().resolve("wlsqm-sheets/data").resolve(file)), file);
        }
    }

    @Test
    void pixelsHaveTheArraysValuesAtItsPoints() throws IOException {
        final var table = Tables.table(s_workflow, RASTERIZER, 1);
        final Field field = ((FieldValue)Tables.column(table, "Field").get(0)).getField();
        assertEquals(List.of("u"), field.shape().channels());
        assertTrue(field.mask().isFull() && field.shape().height() == SIZE && field.shape().width() == SIZE);
        final var array =
            ByteBuffer.wrap(Files.readAllBytes(s_folder.resolve("a/data/u.npy"))).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < SIZE * SIZE; i++) {
            assertEquals((float)array.getDouble(128 + i * Double.BYTES), field.values()[i], "pixel " + i);
        }
        for (int i = 0; i < SIZE; i++) {
            assertEquals(Math.PI * i / (SIZE - 1), field.shape().x(i), 1e-14);
            assertEquals(Math.PI * i / (SIZE - 1), field.shape().y(i), 1e-14);
        }
    }

    /** What python-wlsqm computed of the same noise, in three digits, as its figures were noted for this project. */
    @Test
    void errorsAreThoseOfTheReference() {
        final var numbers = Tables.table(s_workflow, ERRORS, 2);
        final double[] most = Tables.numbers(numbers, "Maximum absolute error");
        assertEquals(0.0074, most[0], 0.00005);
        assertEquals(List.of("0.155", "0.0785", "1.10", "0.479", "0.671", "1.13", "0.226", "0.471"),
            threeDigits(most).subList(1, 9));
        assertEquals(List.of("0.0948", "0.0485", "0.0823", "0.0760", "0.0233", "0.0497"),
            threeDigits(Tables.numbers(numbers, "RMS error")).subList(3, 9));
    }

    private static List<String> threeDigits(final double[] values) {
        return Arrays.stream(values).mapToObj(v -> {
            final int decimals = 2 - (int)Math.floor(Math.log10(v));
            return String.format(Locale.ROOT, "%." + decimals + "f", v);
        }).toList();
    }

    @Test
    void bothSheetsHaveNinePanels() throws IOException {
        for (int node : new int[]{ERRORS, SURFACES}) {
            assertEquals(9, Tables.table(s_workflow, node, 2).size());
            final byte[] png = ((PNGImageValue)((ImagePortObject)s_workflow.node(node).outObject(2)).toDataCell())
                .getImageContent().getByteArray();
            final var image = ImageIO.read(new ByteArrayInputStream(png));
            assertTrue(image.getWidth() > 900 && image.getHeight() > 900, image.getWidth() + " x " + image.getHeight());
        }
    }
}
