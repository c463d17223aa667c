package org.latentrom.engine.io.idx;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.latentrom.engine.io.SourceFolder;

/**
 * What the name of an IDX file says, as in {@code train-images-idx3-ubyte.gz}: the set, whether it holds images or
 * labels, the number of axes, the type.
 */
public final class IdxName {
    private static final Pattern ENDING = Pattern.compile("(?i)(?:[-._]idx[0-9]-[a-z]{1,8}|\\.idx[0-9]?)(?:\\.gz)?$");

    private static final Pattern LABELS = Pattern.compile("(?i)labels|[-._]idx1-");

    private IdxName() {
    }

    /** @return true if a file of that name is an IDX file */
    public static boolean isIdx(final String name) {
        return ENDING.matcher(name).find();
    }

    /** @return true if an IDX file of that name holds labels, not images */
    public static boolean isLabels(final String name) {
        return LABELS.matcher(name).find();
    }

    /** @return what is left of a name without its ending and the word images, such as {@code train} */
    public static String stem(final String name) {
        String set = ENDING.matcher(name).replaceFirst("").replaceFirst("(?i)[-._]?images$", "");
        return set.isEmpty() ? name : set;
    }

    /** @return the file with the labels of images, if there is one beside them */
    static Optional<Path> labelsBeside(final Path images) {
        String name = SourceFolder.nameOf(images);
        String plain = name.replaceFirst("(?i)\\.gz$", "");
        String labels = plain.replaceFirst("(?i)images(?!.*images)", "labels").replaceFirst("(?i)idx3(?!.*idx3)", "idx1");
        if (labels.equals(plain) || !isLabels(labels)) {
            return Optional.empty();
        }
        Set<String> candidates = new LinkedHashSet<>();
        candidates.add(labels + name.substring(plain.length()));
        candidates.add(labels);
        candidates.add(labels + ".gz");
        Path absolute = images.toAbsolutePath();
        return candidates.stream().map(absolute::resolveSibling).filter(Files::isRegularFile).findFirst();
    }
}
