package org.latentrom.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import org.latentrom.engine.cvae.CvaeStatistics;
import org.latentrom.engine.cvae.EpochRecord;
import org.latentrom.engine.cvae.Estimate;

/** What is said of a training on MNIST, on the screen and in a results file. */
record MnistLog(PrintStream file) {
    void print(final String format, final Object... values) {
        String text = String.format(Locale.ROOT, format, values);
        System.out.print(text);
        file.print(text);
    }

    void epoch(final EpochRecord r) {
        if (r.epoch() == 1) {
            print(" epoch       rate  train ELBO      KL  validation ELBO  seconds%n");
        }
        print("%6d %10.2e %11.1f %7.2f %16.1f %8.0f%s%n", r.epoch(), r.learningRate(), r.elbo(), r.kl(),
            r.validationElbo(), r.seconds(), r.best() ? "  best" : "");
    }

    void statistics(final CvaeStatistics s) {
        print("%d test digits, nats a digit; +- standard error over digits (part of it from drawing z)%n", s.fields());
        print("ELBO               %s%n", text(s.elbo()));
        print("NLL                %s, importance-weighted, %d samples a digit, %.1f of them effective%n", text(s.nll()),
            s.options().samples(), s.effectiveSamples().value());
        print("KL                 %s%n", text(s.kl()));
        print("mutual information %s, at most ln N = %.4f%n", text(s.mutualInformation()), s.mutualInformationBound());
        print("active units       %.0f%n", s.activeUnits().value());
        print("mean l2            %s, lambda decoded from the posterior mean%n", text(s.l2()));
    }

    private static String text(final Estimate e) {
        return String.format(Locale.ROOT, "%.3f +- %.3f (%.3f)", e.value(), e.error(), e.monteCarlo());
    }

    /** @return the processor's name where the system tells it */
    static String processor() throws IOException {
        Path info = Path.of("/proc/cpuinfo");
        String name = System.getProperty("os.arch");
        if (Files.exists(info)) {
            name = Files.readAllLines(info).stream().filter(l -> l.startsWith("model name"))
                .map(l -> l.substring(l.indexOf(':') + 1).trim()).findFirst().orElse(name);
        }
        return name;
    }
}
