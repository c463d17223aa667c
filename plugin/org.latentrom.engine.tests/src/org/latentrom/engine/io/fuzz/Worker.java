package org.latentrom.engine.io.fuzz;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.latentrom.engine.io.SnapshotFormatException;

/**
 * The child's side: reads files one after the other and prints a line for each, {@code number TAB verdict TAB message}.
 * None may lead out of its own folder.
 */
public final class Worker {
    private static final double MAX_SECONDS = 2;

    private final Reading m_reading;

    private final FolderGuard m_guard;

    private Worker(final Reading reading, final FolderGuard guard) {
        m_reading = reading;
        m_guard = guard;
    }

    /**
     * @param args the class of {@link Reading}; the folder of all files; {@code files} and the files in it, or
     *            {@code mutants}, the first number, the number behind the last, and the seeds, each
     *            {@code mutated file|opened file}
     */
    @SuppressWarnings("removal")
    public static void main(final String[] args) throws Exception {
        PrintStream out = System.out;
        System.setOut(System.err); // nobody else writes lines
        Path folder = Path.of(args[1]);
        var guard = new FolderGuard();
        var worker = new Worker((Reading)Class.forName(args[0]).getDeclaredConstructor().newInstance(), guard);
        System.setSecurityManager(guard);
        List<String> rest = Arrays.asList(args).subList(3, args.length);
        if (args[2].equals("files")) {
            for (int i = 0; i < rest.size(); i++) {
                out.println(i + "\t" + worker.verdict(folder.resolve(rest.get(i))));
                out.flush();
            }
        } else {
            mutants(worker, folder, rest, out);
        }
    }

    private static void mutants(final Worker worker, final Path folder, final List<String> rest, final PrintStream out)
        throws IOException {
        List<String[]> seeds = rest.subList(2, rest.size()).stream().map(s -> s.split("\\|")).toList();
        List<byte[]> good = new ArrayList<>();
        for (String[] s : seeds) {
            good.add(Files.readAllBytes(folder.resolve(s[0])));
        }
        int to = Integer.parseInt(rest.get(1));
        for (int i = Integer.parseInt(rest.get(0)); i < to; i++) {
            int k = i % seeds.size();
            Path mutated = folder.resolve(seeds.get(k)[0]);
            if (i >= seeds.size()) { // the first are the seeds themselves
                // a mutant depends on its seed and number alone, so that it can be made again
                Files.write(mutated, new Mutator(31L * i + seeds.get(k)[0].hashCode()).mutate(good.get(k), good));
            }
            out.println(i + "\t" + worker.verdict(folder.resolve(seeds.get(k)[1])));
            out.flush();
            Files.write(mutated, good.get(k));
        }
    }

    private String verdict(final Path file) {
        var os = (com.sun.management.OperatingSystemMXBean)ManagementFactory.getOperatingSystemMXBean();
        long before = os.getProcessCpuTime();
        String verdict;
        m_guard.watch(Files.isDirectory(file) ? file : file.getParent());
        try {
            m_reading.read(file);
            verdict = "READ\t";
        } catch (SnapshotFormatException e) {
            verdict = refused(e);
        } catch (Throwable e) { // out of memory and stack overflows are what we look for
            verdict = "WRONG\t" + e + " " + Arrays.stream(e.getStackTrace()).limit(6).toList();
        }
        List<String> found = m_guard.found();
        double seconds = 1e-9 * (os.getProcessCpuTime() - before);
        if (!found.isEmpty()) {
            verdict = "WRONG\t" + found.subList(0, Math.min(5, found.size()));
        } else if (seconds > MAX_SECONDS) {
            verdict = "WRONG\ttakes " + seconds + " s";
        }
        return verdict.replaceAll("[\r\n]+", " ");
    }

    private static String refused(final SnapshotFormatException e) {
        String message = e.getMessage();
        if (e.getCause() instanceof OutOfMemoryError) {
            return "WRONG\tmemory that the small file does not need: "
                + Arrays.stream(e.getCause().getStackTrace()).limit(12).toList();
        }
        if (message == null || message.length() > 1000 || e.remedy().isBlank() || e.file().isBlank()) {
            return "WRONG\ta message that is too long or names no file or no remedy: " + message;
        }
        return "REFUSED\t" + new String(message.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
