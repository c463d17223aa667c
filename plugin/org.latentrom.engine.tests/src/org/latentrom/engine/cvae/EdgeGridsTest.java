package org.latentrom.engine.cvae;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.latentrom.engine.cvae.network.NetworkOptions;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.progress.Progress;

/** The smallest and oddest grids go the whole way: training, file, latents, fields. */
class EdgeGridsTest {
    private static final int FIELDS = 6;

    private static List<Field> fields(final int height, final int width, final Mask mask, final double offset) {
        var shape = new FieldShape(List.of("u"), height, width, new Extent(0, 1, 0, 1));
        var fields = new ArrayList<Field>();
        for (int n = 0; n < FIELDS; n++) {
            var values = new float[shape.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = mask.isValid(i) ? (float)(offset + Math.sin(n + 0.7 * i)) : 0;
            }
            fields.add(new Field(shape, values, mask));
        }
        return fields;
    }

    private static CvaeModel trained(final List<Field> fields, final ObservationModel observation) throws IOException {
        CvaeOptions options = TestFields.tiny().withNetwork(NetworkOptions.DEFAULT.withSizes(4, 0, 4)).withEpochs(2)
           .withObservation(observation);
        CvaeModel model = CvaeTrainer
            .train(fields, TestFields.range(2, FIELDS), TestFields.range(0, 2), options, Progress.NONE).model();
        var bytes = new ByteArrayOutputStream();
        model.write(bytes);
        return CvaeModel.read(new ByteArrayInputStream(bytes.toByteArray()));
    }

    private static void check(final List<Field> fields, final CvaeModel model) {
        LatentPosterior posterior = model.encode(fields, Progress.NONE);
        List<Field> decoded = model.decode(posterior.mean(), Progress.NONE);
        assertEquals(FIELDS, decoded.size());
        for (Field f : decoded) {
            assertEquals(fields.get(0).shape(), f.shape());
            assertEquals(fields.get(0).mask(), f.mask());
            for (int i = 0; i < f.values().length; i++) {
                float v = f.values()[i];
                assertTrue(f.mask().isValid(i) ? Float.isFinite(v) : v == 0, "pixel " + i + " is " + v);
            }
        }
        // the order of the rows, and who goes with whom, do not matter
        Field last = model.decode(new double[][]{posterior.mean()[FIELDS - 1]}, Progress.NONE).get(0);
        assertArrayEquals(decoded.get(FIELDS - 1).values(), last.values(), 1e-5f * (1 + Math.abs(last.values()[0])));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 5", "5, 1", "2, 3", "7, 7", "8, 9", "17, 3"})
    void oneChannelOnAnyGrid(final int height, final int width) throws IOException {
        List<Field> fields = fields(height, width, Mask.full(height, width), 0);
        check(fields, trained(fields, ObservationModel.GAUSSIAN));
    }

    @ParameterizedTest
    @EnumSource(ObservationModel.class)
    void aSingleValidPixel(final ObservationModel observation) throws IOException {
        var valid = new boolean[35];
        valid[17] = true;
        List<Field> fields = fields(5, 7, Mask.of(5, 7, valid), 3);
        check(fields, trained(fields, observation));
    }

    /** Fluctuations of 1 about 100000: the mean is taken off before float32 meets a product. */
    @ParameterizedTest
    @EnumSource(ObservationModel.class)
    void fluctuationsAboutALargeOffset(final ObservationModel observation) throws IOException {
        List<Field> fields = fields(6, 6, Mask.full(6, 6), 1e5);
        CvaeModel model = trained(fields, observation);
        check(fields, model);
        for (Field f : model.decode(new double[][]{{0, 0}, {1, -1}}, Progress.NONE)) {
            for (float v : f.values()) {
                assertEquals(1e5, v, 20, "within some fluctuations of the mean");
            }
        }
    }

    @Test
    void nothingEncodesAndDecodesToNothing() throws IOException {
        CvaeModel model = trained(fields(3, 3, Mask.full(3, 3), 0), ObservationModel.GAUSSIAN);
        assertEquals(0, model.encode(List.of(), Progress.NONE).size());
        assertEquals(0, model.decode(new double[0][], Progress.NONE).size());
    }
}
