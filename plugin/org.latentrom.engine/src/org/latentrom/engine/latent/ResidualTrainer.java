package org.latentrom.engine.latent;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.latentrom.engine.progress.Progress;

/**
 * Trains residual latent dynamics. Every network of the ensemble is trained on rollouts of growing length from all
 * states of the training part; its epoch is the one with the least error of rollouts over the validation part. If so
 * chosen, it is then trained anew on all data for that number of epochs: the validation part decides how long, and
 * still teaches. Networks are independent of each other and of the number of threads, so the same seed gives the same
 * bits.
 */
public final class ResidualTrainer {
    private static final long POLL_MILLISECONDS = 100;

    private ResidualTrainer() {
    }

    /**
     * @param dynamics the trained dynamics
     * @param history the training history, network by network
     * @param epochs the epochs chosen for each network
     * @param validationErrors the validation error of each network at that epoch, before it was trained anew; NaN if
     *            nothing was held back
     */
    public record Result(ResidualDynamics dynamics, List<TrainingRecord> history, List<Integer> epochs,
        List<Double> validationErrors) {
    }

    /**
     * @throws IllegalArgumentException if there are too few states, or the validation part does not fit the data
     * @throws CancellationException if cancelled
     */
    public static Result train(final LatentTrajectories data, final ResidualOptions options, final Progress progress) {
        var parts = options.validation().split(data);
        parts.training().medianTimeStep();
        boolean refit = options.refit() && !parts.validation().isEmpty();
        var scaling = ResidualScaling.of(refit ? data : parts.training());
        var canceled = new AtomicBoolean();
        var epochsDone = new AtomicInteger();
        var members = new ArrayList<Future<MemberTraining>>();
        int threads = Math.min(options.members(), Runtime.getRuntime().availableProcessors());
        ExecutorService executor = Executors.newFixedThreadPool(threads, ResidualTrainer::thread);
        try {
            for (int m = 0; m < options.members(); m++) {
                var member = new MemberTraining(m + 1, data, parts, scaling, options, refit, canceled, epochsDone);
                members.add(executor.submit(member));
            }
            int total = options.members() * options.epochs() * (refit ? 2 : 1);
            var trained = new ArrayList<MemberTraining>();
            for (Future<MemberTraining> member : members) {
                trained.add(await(member, epochsDone, total, progress));
            }
            var history = new ArrayList<TrainingRecord>();
            trained.forEach(t -> history.addAll(t.history()));
            return new Result(
                new ResidualDynamics(scaling, LatentRange.of(refit ? data : parts.training()),
                    MemberTraining.hidden(options), trained.stream().map(MemberTraining::weights).toList()),
                List.copyOf(history), trained.stream().map(MemberTraining::epoch).toList(),
                trained.stream().map(MemberTraining::validationError).toList());
        } finally {
            canceled.set(true);
            executor.shutdown();
        }
    }

    /** A training that was cancelled ends with its batch; it must not keep the program from ending. */
    private static Thread thread(final Runnable work) {
        var thread = new Thread(work, "Latent dynamics training");
        thread.setDaemon(true);
        return thread;
    }

    private static MemberTraining await(final Future<MemberTraining> member, final AtomicInteger epochsDone,
        final int total, final Progress progress) {
        while (true) {
            progress.checkCanceled();
            int done = epochsDone.get();
            progress.report(Math.min(1, (double)done / total), () -> "Epoch " + done + " of at most " + total
                + ", all networks together");
            try {
                return member.get(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                continue;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted");
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException r ? r : new IllegalStateException(e.getCause());
            }
        }
    }
}
