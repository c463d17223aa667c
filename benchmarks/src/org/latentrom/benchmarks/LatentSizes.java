package org.latentrom.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.latentrom.engine.baseline.PodBasis;
import org.latentrom.engine.cvae.CvaeModel;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.score.FieldErrors;

/**
 * How many numbers a CVAE and POD need for a field. For each latent size a CVAE is trained as in the example workflow;
 * its error and that of POD with as many modes are those of encoding and decoding the test snapshots (cylinder: t from
 * 7.50; Burgers: nu = 0.008), mean relative L2 over the snapshots. The last column is how many POD modes are needed for
 * the CVAE's error or less.
 *
 * <pre>
 * benchmarks/run latent-sizes [cylinder|burgers|both] [sizes=1,2,4,8] [option=value... as for rom-chain]
 * </pre>
 */
public final class LatentSizes {
    private LatentSizes() {
    }

    /** See the class. */
    public static void main(final String[] args) throws IOException {
        String which = args.length == 0 ? "both" : args[0];
        for (String name : which.equals("both") ? List.of("cylinder", "burgers") : List.of(which)) {
            table(RomCase.of(name, true), Arrays.copyOfRange(args, Math.min(1, args.length), args.length));
        }
    }

    private static void table(final RomCase romCase, final String[] args) throws IOException {
        RomTraining first = new RomTraining(romCase, new Arguments(args, 0));
        RomCase.Series training = first.raster(romCase.training());
        List<Field> truth = fields(first.raster(romCase.truth()));
        List<Double> pod = podErrors(fields(training), truth);
        var rows = new ArrayList<String>();
        for (String size : new Arguments(args, 0).text("sizes", "1,2,4,8").split(",")) {
            int latents = Integer.parseInt(size);
            var options = new Arguments(Stream.concat(Stream.of(args), Stream.of("latents=" + size)).toArray(String[]::new),
                0);
            CvaeModel model = new RomTraining(romCase, options).cvae(training);
            List<Field> decoded = model.decode(model.encode(truth, Progress.NONE).mean(), Progress.NONE);
            double error = error(truth, decoded);
            int modes = 1;
            while (modes <= pod.size() && pod.get(modes - 1) > error) {
                modes++;
            }
            rows.add(String.format(Locale.ROOT, "%11d %9.4f %9.4f %9s", latents, error, pod.get(latents - 1),
                modes > pod.size() ? "over " + pod.size() : Integer.toString(modes)));
        }
        System.out.printf("%s, %d training and %d test snapshots%nlatent size %9s %9s POD modes for CVAE's error%n",
            romCase.name(), training.fields().size(), truth.size(), "CVAE", "POD");
        rows.forEach(System.out::println);
    }

    private static List<Double> podErrors(final List<Field> training, final List<Field> truth) {
        var errors = new ArrayList<Double>();
        int most = Math.min(64, training.size() - 1);
        for (int rank = 1; rank <= most; rank++) {
            PodBasis basis = PodBasis.of(training, rank, Progress.NONE);
            UnaryOperator<Field> reconstruct = f -> basis.reconstruct(basis.project(f));
            errors.add(error(truth, truth.stream().map(reconstruct).toList()));
        }
        return errors;
    }

    private static List<Field> fields(final RomCase.Series series) {
        return series.fields().stream().map(f -> f.field()).toList();
    }

    private static double error(final List<Field> truth, final List<Field> found) {
        double sum = 0;
        for (int i = 0; i < truth.size(); i++) {
            sum += FieldErrors.of(found.get(i), truth.get(i)).all().relativeL2();
        }
        return sum / truth.size();
    }
}
