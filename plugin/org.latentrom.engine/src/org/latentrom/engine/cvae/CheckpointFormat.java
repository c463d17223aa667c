package org.latentrom.engine.cvae;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.latentrom.engine.container.Container;
import org.latentrom.engine.container.ContainerException;
import org.latentrom.engine.nn.AdamState;

/** A {@link TrainingState} as a {@link Container}. */
final class CheckpointFormat {
    static final String KIND = "cvae-checkpoint";

    static final int VERSION = 1;

    private static final Gson GSON =
        new GsonBuilder().serializeSpecialFloatingPointValues().setPrettyPrinting().create();

    /** The header. Its field names are part of the file format. */
    private static final class Header {
        String training;

        int rows;

        int parameters;

        int variances;

        int step;

        double meanNorm;

        int averaged;

        boolean hasAverage;

        TrainingRecord record;

        List<EpochRecord> history;

        double seconds;
    }

    private CheckpointFormat() {
    }

    /** @param training which training it is of, see {@link TrainingKey} */
    static Container toContainer(final TrainingState s, final String training) {
        var h = new Header();
        h.training = training;
        h.rows = s.order().length;
        h.parameters = s.parameters().length;
        h.variances = s.variance().length;
        h.step = s.adam().step();
        h.meanNorm = s.adam().meanNorm();
        h.averaged = s.averaged();
        h.hasAverage = s.average().length > 0;
        h.record = s.record();
        h.history = s.history();
        h.seconds = s.seconds();
        return Container.of(KIND, VERSION, GSON.toJson(h)).with("random", s.random())
            .with("order", IntStream.of(s.order()).asLongStream().toArray()).with("parameters", s.parameters())
            .with("variance", s.variance()).with("first", s.adam().first()).with("second", s.adam().second())
            .with("average", s.average()).with("best", s.best()).with("best variance", s.bestVariance());
    }

    /**
     * @param training which training it must be of
     * @param rows number of training rows
     * @param parameters number of parameters
     * @param variances number of the likelihood's variances
     */
    static TrainingState ofContainer(final Container c, final String training, final int rows, final int parameters,
        final int variances) throws ContainerException {
        try {
            Header h = GSON.fromJson(c.header(), Header.class);
            if (h == null || !training.equals(h.training) || h.rows != rows || h.parameters != parameters
                || h.variances != variances) {
                throw new ContainerException("it is of another training or of another version of this software");
            }
            int best = h.record == null ? 0 : parameters;
            return new TrainingState(c.longs("random", 2), order(c.longs("order", rows)),
                c.floats("parameters", parameters), c.doubles("variance", variances),
                new AdamState(c.floats("first", parameters), c.floats("second", parameters), h.step, h.meanNorm),
                c.floats("average", h.hasAverage ? parameters : 0), h.averaged, c.floats("best", best),
                c.doubles("best variance", h.record == null ? 0 : variances), h.record, new ArrayList<>(h.history),
                h.seconds);
        } catch (JsonParseException | NullPointerException | ArithmeticException ex) {
            throw new ContainerException("its header is not valid: " + ex.getMessage(), ex);
        }
    }

    private static int[] order(final long[] rows) throws ContainerException {
        if (!java.util.Arrays.equals(LongStream.of(rows).sorted().toArray(),
            LongStream.range(0, rows.length).toArray())) {
            throw new ContainerException("its rows are not an order");
        }
        return LongStream.of(rows).mapToInt(Math::toIntExact).toArray();
    }
}
