package org.latentrom.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.latentrom.engine.cvae.CvaeDecoder;
import org.latentrom.engine.cvae.CvaeModel;
import org.latentrom.engine.cvae.CvaeOptions;
import org.latentrom.engine.cvae.CvaeTrainer;
import org.latentrom.engine.cvae.ObservationModel;
import org.latentrom.engine.cvae.network.NetworkOptions;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.progress.Progress;

/**
 * Our side of the benchmark `cvae`, with the commands of {@code python_cvae.py}, but nothing trains after the first
 * decoding. The training runs through the public interface; between two of its steps it waits for the next command,
 * where it tells its progress.
 */
final class CvaeSide implements Progress {
    private static final BufferedReader COMMANDS =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

    /** Time of the clock on the wall, and processor time of all threads of this process. */
    private static final class Clock {
        private final long m_wall = System.nanoTime();

        private final long m_processor = processor();

        private static long processor() {
            return ((com.sun.management.OperatingSystemMXBean)ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
        }

        /** Adds both times since the clock was made, in seconds. */
        void addTo(final List<Double> seconds) {
            seconds.add((System.nanoTime() - m_wall) * 1e-9);
            seconds.add((processor() - m_processor) * 1e-9);
        }
    }

    private final List<Double> m_times = new ArrayList<>();

    private int m_left;

    private Clock m_clock;

    private String m_command;

    private boolean m_ended;

    private CvaeSide() {
    }

    /** Answers commands until the input ends. */
    static void run(final CvaeCase c) throws IOException {
        List<Field> fields = fields(c);
        CvaeOptions options = CvaeOptions.DEFAULT.withSeed(1).withObservation(ObservationModel.CONTINUOUS_BERNOULLI)
            .withBatchSize(c.batch()).withNetwork(NetworkOptions.DEFAULT.withLatentSize(c.latents())
                .withSizes(c.width(), c.levels(), c.features()));
        int[] rows = IntStream.range(0, fields.size()).toArray();
        CvaeModel model =
            CvaeTrainer.train(fields, rows, new int[0], options.withEpochs(1), Progress.NONE).model();
        System.out.println("parameters " + model.parameterCount());
        var training = new CvaeSide();
        try {
            CvaeTrainer.train(fields, rows, new int[0], options.withEpochs(100_000), training);
        } catch (CancellationException e) {
            // the training has got another command than one of its own
        }
        for (String command = training.m_command; command != null; command = COMMANDS.readLine()) {
            String[] words = command.split(" ");
            answer(decode(model, Integer.parseInt(words[1]), Integer.parseInt(words[2])));
        }
    }

    private static List<Field> fields(final CvaeCase c) {
        var names = IntStream.range(0, c.channels()).mapToObj(i -> "c" + i).toList();
        var shape = new FieldShape(names, c.size(), c.size(), new Extent(0, 1, 0, 1));
        var mask = Mask.full(c.size(), c.size());
        var random = new Random(1);
        return Stream.generate(() -> {
            var values = new float[shape.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextFloat();
            }
            return new Field(shape, values, mask);
        }).limit(4L * c.batch()).toList();
    }

    private static List<Double> decode(final CvaeModel model, final int rows, final int times) {
        var random = new Random(2);
        var z = new double[rows][model.latentSize()];
        for (double[] row : z) {
            Arrays.setAll(row, i -> random.nextGaussian());
        }
        var seconds = new ArrayList<Double>();
        try (CvaeDecoder decoder = model.decoder(rows, Progress.NONE)) {
            for (int i = 0; i < times; i++) {
                var clock = new Clock();
                decoder.decode(z, Progress.NONE);
                clock.addTo(seconds);
            }
        }
        return seconds;
    }

    private static void answer(final List<Double> numbers) {
        System.out.println(String.join(" ", numbers.stream().map(n -> n.toString()).toList()));
    }

    /** Is told of after every step. */
    @Override
    public void report(final double fraction, final Supplier<String> message) {
        if (m_left > 0) {
            m_clock.addTo(m_times);
            if (--m_left == 0) {
                answer(m_times);
                m_times.clear();
            }
        }
        try {
            while (m_left == 0 && !m_ended) {
                next();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        m_clock = new Clock();
    }

    private void next() throws IOException {
        m_command = COMMANDS.readLine();
        if (m_command != null && m_command.startsWith("train")) {
            m_left = Integer.parseInt(m_command.split(" ")[1]);
        } else if (m_command != null && m_command.equals("memory")) {
            answer(List.of(memory("VmRSS"), memory("VmHWM")));
        } else {
            m_ended = true;
        }
    }

    private static double memory(final String key) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith(key)).findFirst()
                .map(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024).orElse(Double.NaN);
        }
    }

    @Override
    public void checkCanceled() {
        if (m_ended) {
            throw new CancellationException();
        }
    }
}
