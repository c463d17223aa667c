package org.latentrom.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Training steps and decoding of a CVAE beside PyTorch with the same network, loss and optimiser on the same machine,
 * in turns: a few steps here, a few there. Each side runs in a process of its own, so that memory can be told apart.
 *
 * <pre>
 * benchmarks/run cvae [rounds=6] [steps=8] [threads=2,1] [cases=28x1,64x2] [long=2000] [width=32]
 * </pre>
 *
 * {@code long} is the number of further training steps here after which memory is asked for again (0 = none). Needs
 * {@code /usr/bin/python3}, or the Python that the environment variable {@code PYTHON} names, with the package
 * {@code torch}; without it only our times are printed. Debian's PyTorch multiplies matrices with whatever BLAS is
 * installed, often a slow one: it also runs with the OpenBLAS that ND4J brings along, and the faster of the two counts.
 * Times: the least and the median on the wall, and the mean processor time of all threads of a process, which tells
 * more than the others on a machine that is busy with other work.
 */
public final class CvaeBenchmark {
    private final Arguments m_arguments;

    private CvaeBenchmark(final Arguments arguments) {
        m_arguments = arguments;
    }

    /** See the class. */
    public static void main(final String[] args) throws IOException {
        if (args.length > 0 && args[0].equals("side")) {
            CvaeSide.run(CvaeCase.of(args[1]));
            return;
        }
        var benchmark = new CvaeBenchmark(new Arguments(args, 0));
        for (String threads : benchmark.m_arguments.text("threads", "2,1").split(",")) {
            for (String size : benchmark.m_arguments.text("cases", "28x1,64x2").split(",")) {
                benchmark.run(CvaeCase.of(size, benchmark.m_arguments.integer("width", 32),
                    Integer.parseInt(threads)));
            }
        }
    }

    private void run(final CvaeCase c) throws IOException {
        System.out.printf("%n%d x %d x %d, batch %d, %d threads%n", c.size(), c.size(), c.channels(), c.batch(),
            c.threads());
        var sides = new ArrayList<CvaeProcess>();
        try {
            CvaeProcess ours = CvaeProcess.java(c);
            sides.add(ours);
            sides.addAll(CvaeProcess.torch(c, ours.openBlas()));
            train(c, sides);
            int more = c.size() <= 28 ? m_arguments.integer("long", 2000) : 0;
            if (more > 0) {
                grow(ours, more);
            }
            int steps = m_arguments.integer("steps", 8);
            compare("decode 1 " + 20 * steps, 1, sides);
            compare("decode " + c.batch() + " " + 5 * steps, c.batch(), sides);
        } finally {
            sides.forEach(CvaeProcess::close);
        }
    }

    private void train(final CvaeCase c, final List<CvaeProcess> sides) throws IOException {
        compare("train " + m_arguments.integer("steps", 8), c.batch(), sides);
        for (CvaeProcess side : sides) {
            side.memory();
            System.out.printf("  %-22s peak memory of the training %.0f MB%n", side.name(), side.peak());
        }
        System.out.printf("  memory: %.2f times the least of PyTorch%n", 1 / ratio(sides, CvaeProcess::peak));
    }

    private void compare(final String command, final int fields, final List<CvaeProcess> sides) throws IOException {
        int rounds = m_arguments.integer("rounds", 6);
        // the first rounds are for compilers and caches
        for (int round = -1; round <= rounds; round++) {
            for (CvaeProcess side : sides) {
                side.ask(command, round > 0);
            }
        }
        String what = command.startsWith("decode") ? "decode " + fields : "training step";
        for (CvaeProcess side : sides) {
            System.out.printf("  %-22s %-14s least %8.2f ms (%6.0f fields/s), median %8.2f ms, processor %8.2f ms%n",
                side.name(), what, side.wall() * 1e3, fields / side.wall(), side.wallMedian() * 1e3,
                side.processor() * 1e3);
        }
        System.out.printf("  %s: the faster PyTorch takes %.2f times as long by the least, %.2f by the median, "
            + "%.2f by processor time%n", what, ratio(sides, CvaeProcess::wall), ratio(sides, CvaeProcess::wallMedian),
            ratio(sides, CvaeProcess::processor));
        sides.forEach(CvaeProcess::forget);
    }

    private static double ratio(final List<CvaeProcess> sides, final ToDoubleFunction<CvaeProcess> time) {
        return sides.stream().skip(1).mapToDouble(time).min().orElse(Double.NaN) / time.applyAsDouble(sides.get(0));
    }

    private static void grow(final CvaeProcess ours, final int steps) throws IOException {
        System.out.printf("  resident memory of this side after further training steps, MB:");
        for (int done = 0; done <= steps; done += 200) {
            System.out.printf(" %d: %.0f", done, ours.memory());
            if (done < steps) {
                ours.ask("train " + Math.min(200, steps - done), false);
            }
        }
        System.out.printf(", at most %.0f%n", ours.peak());
    }
}
