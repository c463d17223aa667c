package org.latentrom.engine.image;

/**
 * Colour maps made by formula in Oklab: in the sequential ones lightness rises evenly, so that they do not show edges
 * that are not in the data, print in grey, and are read by colour-blind people; in the diverging one it falls evenly to
 * both sides of a neutral middle.
 */
public enum ColorMap {
    /** Sequential: dark violet, blue, teal, green, yellow. For fields of one sign or without a distinguished value. */
    VIOLET_TO_YELLOW("Violet to yellow",
        new double[][]{{0.25, 0.12, 310}, {0.38, 0.13, 278}, {0.52, 0.10, 235}, {0.66, 0.11, 178}, {0.80, 0.17, 145},
            {0.95, 0.18, 108}}),
    /** Sequential: black, purple, red, orange, cream. For errors and magnitudes: zero is dark. */
    BLACK_TO_CREAM("Black to cream",
        new double[][]{{0.08, 0.02, 290}, {0.27, 0.12, 302}, {0.45, 0.17, 345}, {0.61, 0.19, 22}, {0.79, 0.14, 60},
            {0.98, 0.05, 100}}),
    /** Diverging: blue, white, red. For fields about zero, such as vorticity, with a symmetric range. */
    BLUE_WHITE_RED("Blue, white, red",
        new double[][]{{0.30, 0.10, 258}, {0.48, 0.155, 255}, {0.72, 0.10, 248}, {0.97, 0, 0}, {0.72, 0.12, 35},
            {0.48, 0.17, 27}, {0.30, 0.115, 22}}),
    /** Sequential: nearly black to white; darker greys are too coarse in 8 bits. */
    GREY("Grey", new double[][]{{0.15, 0, 0}, {1, 0, 0}});

    /** Number of different colours. */
    public static final int COLORS = 256;

    private final String m_label;

    private final int[] m_rgb = new int[COLORS];

    /** @param stops lightness, chroma and hue of colours that are passed at even steps of lightness */
    ColorMap(final String label, final double[][] stops) {
        m_label = label;
        var path = new Oklab[stops.length];
        var position = new double[stops.length];
        for (int i = 0; i < stops.length; i++) {
            path[i] = Oklab.ofHue(stops[i][0], stops[i][1], stops[i][2]);
            position[i] = i == 0 ? 0 : position[i - 1] + Math.abs(stops[i][0] - stops[i - 1][0]);
        }
        for (int i = 0; i < COLORS; i++) {
            double at = position[stops.length - 1] * i / (COLORS - 1);
            int k = 0;
            while (k < stops.length - 2 && position[k + 1] < at) {
                k++;
            }
            m_rgb[i] = between(path, k, (at - position[k]) / (position[k + 1] - position[k])).rgb();
        }
    }

    /** Lightness linearly, hue and chroma by a Catmull-Rom spline, so that the path has no corners. */
    private static Oklab between(final Oklab[] path, final int k, final double t) {
        Oklab p = path[k];
        Oklab q = path[k + 1];
        Oklab before = path[Math.max(0, k - 1)];
        Oklab after = path[Math.min(path.length - 1, k + 2)];
        return new Oklab(p.l() + t * (q.l() - p.l()), spline(before.a(), p.a(), q.a(), after.a(), t),
            spline(before.b(), p.b(), q.b(), after.b(), t));
    }

    private static double spline(final double before, final double p, final double q, final double after,
        final double t) {
        double in = (q - before) / 2;
        double out = (after - p) / 2;
        return p + t * (in + t * (3 * (q - p) - 2 * in - out + t * (2 * (p - q) + in + out)));
    }

    /** @return name for a user interface */
    public String label() {
        return m_label;
    }

    /**
     * @param t position in the map; below 0 and above 1 the ends
     * @return 0xRRGGBB in sRGB
     */
    public int rgb(final double t) {
        return m_rgb[(int)Math.max(0, Math.min(COLORS - 1, Math.floor(t * COLORS)))];
    }
}
