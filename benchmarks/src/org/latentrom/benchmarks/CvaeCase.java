package org.latentrom.benchmarks;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What both sides of the benchmark `cvae` build.
 *
 * @param size rows, and columns, of a field; divisible by 2 to the number of levels
 * @param channels channels of a field
 * @param width channels of the finest convolutions
 * @param levels resolutions
 * @param features size of the vector around the latents
 * @param latents latent size
 * @param batch fields a step
 * @param threads threads that each side may use
 */
record CvaeCase(int size, int channels, int width, int levels, int features, int latents, int batch, int threads) {
    /** @param size rows x channels, as 28x1 */
    static CvaeCase of(final String size, final int width, final int threads) {
        String[] words = size.split("x");
        int rows = Integer.parseInt(words[0]);
        int levels = 1;
        while (rows >> levels >= 8 && (rows >> levels) % 2 == 0) {
            levels++;
        }
        return new CvaeCase(rows, Integer.parseInt(words[1]), width, levels, 128, 20, 64, threads);
    }

    /** @return the case of {@link #numbers} with commas between */
    static CvaeCase of(final String numbers) {
        int[] n = Stream.of(numbers.split(",")).mapToInt(Integer::parseInt).toArray();
        return new CvaeCase(n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7]);
    }

    /** @return all numbers in the order above */
    int[] numbers() {
        return new int[]{size, channels, width, levels, features, latents, batch, threads};
    }

    @Override
    public String toString() {
        return IntStream.of(numbers()).mapToObj(Integer::toString).collect(Collectors.joining(","));
    }
}
