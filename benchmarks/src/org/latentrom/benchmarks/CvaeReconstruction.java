package org.latentrom.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

import org.latentrom.engine.baseline.PodBasis;
import org.latentrom.engine.cvae.CvaeOptions;
import org.latentrom.engine.cvae.CvaeStatistics;
import org.latentrom.engine.cvae.CvaeTrainer;
import org.latentrom.engine.cvae.CvaeTraining;
import org.latentrom.engine.cvae.EpochRecord;
import org.latentrom.engine.cvae.Estimate;
import org.latentrom.engine.cvae.ObservationModel;
import org.latentrom.engine.cvae.Split;
import org.latentrom.engine.cvae.StatisticsOptions;
import org.latentrom.engine.cvae.TrainingOptions;
import org.latentrom.engine.cvae.network.NetworkOptions;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.io.ReadOptions;
import org.latentrom.engine.io.RunSelection;
import org.latentrom.engine.io.SnapshotFiles;
import org.latentrom.engine.io.SnapshotSeries;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.nn.Backend;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.raster.ChannelSource;
import org.latentrom.engine.raster.Rasterizer;
import org.latentrom.engine.raster.Resolution;
import org.latentrom.engine.score.FieldErrors;

/**
 * Trains a CVAE on the data of a workflow and prints how well it reconstructs the validation snapshots, beside POD with
 * as many modes as it has latents. This is what options are chosen with: the workflows' test snapshots (t from 7.50; nu
 * = 0.008) are not read.
 *
 * <pre>
 * benchmarks/run cvae-reconstruction cylinder|burgers [option=value...]
 *   data=FOLDER height= width= validate=RUN (burgers) share= (cylinder, last part in time)
 *   latents= epochs= batch= rate= width0= levels= features= beta= warmup= clip= seed= observation=
 * </pre>
 */
public final class CvaeReconstruction {
    private final List<Field> m_fields = new ArrayList<>();

    private final List<String> m_runs = new ArrayList<>();

    private final List<Double> m_times = new ArrayList<>();

    private CvaeReconstruction() {
    }

    /** See the class. */
    public static void main(final String[] args) throws IOException {
        if (args.length == 0 || !List.of("cylinder", "burgers").contains(args[0])) {
            System.err.println("usage: cvae-reconstruction cylinder|burgers [option=value...]");
            System.exit(2);
        }
        boolean cylinder = args[0].equals("cylinder");
        var o = new Arguments(args, 1);
        var resolution = new Resolution(o.integer("height", 32), o.integer("width", cylinder ? 160 : 32));
        var bench = new CvaeReconstruction();
        ReadOptions read = cylinder ? ReadOptions.DEFAULTS.withTimes(0, 7.495).withFields(List.of("velocity"))
            : ReadOptions.DEFAULTS.withRuns(new RunSelection(RunSelection.Mode.ALL_BUT, Set.of("nu_0.008")));
        bench.read(Path.of(o.text("data", "test-workflows/" + (cylinder ? "cylinder-wake/data/flow.xdmf"
            : "burgers-sweep/data"))), read, resolution);
        Split split = cylinder
            ? Split.lastOfEachRun(bench.m_runs, bench.m_times.stream().mapToDouble(t -> t).toArray(),
                o.number("share", 0.2))
            : Split.byRun(bench.m_runs, List.of(o.text("validate", "nu_0.032")));
        bench.train(split, options(o, cylinder ? 2 : 4));
    }

    private static CvaeOptions options(final Arguments o, final int latents) {
        CvaeOptions d = CvaeOptions.DEFAULT;
        TrainingOptions t = d.training();
        return d
            .withNetwork(new NetworkOptions(o.integer("latents", latents), o.integer("width0", 0),
                o.integer("levels", 0), o.integer("features", d.network().features())))
            .withTraining(t.withEpochs(o.integer("epochs", t.epochs())).withBatchSize(o.integer("batch", t.batchSize()))
                .withLearningRate(o.number("rate", t.learningRate()))
                .withGradientClip(o.number("clip", t.gradientClip())))
            .withObjective(d.objective().withBeta(o.number("beta", d.objective().beta()),
                o.integer("warmup", d.objective().warmUpEpochs())))
            .withSeed(o.integer("seed", (int)d.seed()))
            .withObservation(ObservationModel.valueOf(o.text("observation", d.observation().name())));
    }

    private void read(final Path path, final ReadOptions options, final Resolution resolution) throws IOException {
        try (SnapshotSeries series = SnapshotFiles.open(path, options, Progress.NONE)) {
            Rasterizer rasterizer = null;
            for (int i = 0; i < series.entries().size(); i++) {
                Snapshot snapshot = series.read(i, Progress.NONE);
                if (rasterizer == null || rasterizer.mesh() != snapshot.mesh()) {
                    Extent extent = Rasterizer.extentOf(snapshot.mesh());
                    rasterizer = Rasterizer.of(snapshot.mesh(), extent, resolution, Progress.NONE);
                }
                m_fields.add(rasterizer.rasterize(snapshot, ChannelSource.defaults(snapshot)));
                m_runs.add(series.entries().get(i).run());
                m_times.add(series.entries().get(i).time());
            }
        }
        System.out.println(m_fields.size() + " fields " + m_fields.get(0).shape() + ", " + m_fields.get(0).mask()
            + " pixels; " + Backend.threads() + " threads");
    }

    private void train(final Split split, final CvaeOptions options) {
        System.out.println(options);
        long start = System.nanoTime();
        CvaeTraining t = CvaeTrainer.train(m_fields, split.training(), split.validation(), options, new PrintedProgress(10));
        double seconds = (System.nanoTime() - start) * 1e-9;
        System.out.println(" epoch       rate        ELBO      KL  val. ELBO  val. error  seconds");
        List<EpochRecord> h = t.history();
        for (int i = 0; i < h.size(); i++) {
            EpochRecord r = h.get(i);
            if (i % Math.max(1, h.size() / 20) == 0 || i == h.size() - 1) {
                System.out.printf(Locale.ROOT, "%6d %10.2e %11.1f %7.2f %10.1f %11.5f %8.1f%n", r.epoch(),
                    r.learningRate(), r.elbo(), r.kl(), r.validationElbo(), r.validationError(), r.seconds());
            }
        }
        start = System.nanoTime();
        double[][] z = t.model().encode(m_fields, Progress.NONE).mean();
        double encode = (System.nanoTime() - start) * 1e-9;
        start = System.nanoTime();
        List<Field> decoded = t.model().decode(z, Progress.NONE);
        double decode = (System.nanoTime() - start) * 1e-9;
        PodBasis pod = PodBasis.of(pick(m_fields, split.training()), options.network().latentSize(), Progress.NONE);
        List<Field> projected = m_fields.stream().map(f -> pod.reconstruct(pod.project(f))).toList();
        System.out.printf(Locale.ROOT,
            "best epoch %d; %d parameters; %.1f s training, %.3f s encoding, %.3f s decoding%n", t.bestEpoch(),
            t.model().parameterCount(), seconds, encode, decode);
        System.out.printf(Locale.ROOT, "mean relative L2: training %.5f (POD %.5f), validation %.5f (POD %.5f)%n",
            error(decoded, split.training()), error(projected, split.training()), error(decoded, split.validation()),
            error(projected, split.validation()));
        print(CvaeStatistics.of(t.model(), pick(m_fields, split.validation()),
            StatisticsOptions.DEFAULT.withSamples(50), Progress.NONE));
    }

    private static void print(final CvaeStatistics s) {
        System.out.printf(Locale.ROOT,
            "validation, nats a field: ELBO %s, NLL %s (S = %d), KL %s, MI %s (at most ln N = %.2f); active units %.0f%n",
            text(s.elbo()), text(s.nll()), s.options().samples(), text(s.kl()), text(s.mutualInformation()),
            s.mutualInformationBound(), s.activeUnits().value());
    }

    private static String text(final Estimate e) {
        return String.format(Locale.ROOT, "%.2f +- %.2f", e.value(), e.error());
    }

    private double error(final List<Field> fields, final int[] rows) {
        return IntStream.of(rows)
            .mapToDouble(i -> FieldErrors.of(fields.get(i), m_fields.get(i)).all().relativeL2()).average()
            .orElse(Double.NaN);
    }

    private static List<Field> pick(final List<Field> fields, final int[] rows) {
        return IntStream.of(rows).mapToObj(fields::get).toList();
    }
}
