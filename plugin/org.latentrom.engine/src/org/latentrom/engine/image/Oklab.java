package org.latentrom.engine.image;

/**
 * The Oklab colour space (B. Ottosson, "A perceptual color space for image processing", 2020), in which equal distances
 * look about equally different: L is lightness from 0 (black) to 1 (white); a and b span hue and chroma.
 */
record Oklab(double l, double a, double b) {
    /** A colour by lightness, chroma (0 = grey, 0.3 = vivid) and hue (30 red, 110 yellow, 145 green, 260 blue). */
    static Oklab ofHue(final double l, final double chroma, final double degrees) {
        return new Oklab(l, chroma * Math.cos(Math.toRadians(degrees)), chroma * Math.sin(Math.toRadians(degrees)));
    }

    /** @return the colour between this (t = 0) and another (t = 1) */
    Oklab mix(final Oklab other, final double t) {
        return new Oklab(l + t * (other.l - l), a + t * (other.a - a), b + t * (other.b - b));
    }

    /** @return distance to another colour */
    double distance(final Oklab other) {
        return Math.sqrt(Math.pow(l - other.l, 2) + Math.pow(a - other.a, 2) + Math.pow(b - other.b, 2));
    }

    /** @return 0xRRGGBB in sRGB; a colour outside of sRGB loses chroma, not lightness, until it fits */
    int rgb() {
        double inside = 0;
        double outside = 1;
        if (fits(linear(1))) {
            inside = 1;
        }
        for (int i = 0; i < 20 && inside < 1; i++) {
            double middle = (inside + outside) / 2;
            if (fits(linear(middle))) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        int rgb = 0;
        for (double c : linear(inside)) {
            double gamma = c <= 0.0031308 ? 12.92 * c : 1.055 * Math.pow(c, 1 / 2.4) - 0.055;
            rgb = rgb << 8 | (int)Math.round(255 * Math.min(1, Math.max(0, gamma)));
        }
        return rgb;
    }

    /** Linear red, green and blue with the chroma scaled; the matrices are the paper's. */
    private double[] linear(final double chroma) {
        double ca = chroma * a;
        double cb = chroma * b;
        double long3 = Math.pow(l + 0.3963377774 * ca + 0.2158037573 * cb, 3);
        double medium3 = Math.pow(l - 0.1055613458 * ca - 0.0638541728 * cb, 3);
        double short3 = Math.pow(l - 0.0894841775 * ca - 1.2914855480 * cb, 3);
        return new double[]{4.0767416621 * long3 - 3.3077115913 * medium3 + 0.2309699292 * short3,
            -1.2684380046 * long3 + 2.6097574011 * medium3 - 0.3413193965 * short3,
            -0.0041960863 * long3 - 0.7034186147 * medium3 + 1.7076147010 * short3};
    }

    private static boolean fits(final double[] rgb) {
        double least = Math.min(rgb[0], Math.min(rgb[1], rgb[2]));
        return least >= -1e-6 && Math.max(rgb[0], Math.max(rgb[1], rgb[2])) <= 1 + 1e-6;
    }

    /** @return the colour of 0xRRGGBB in sRGB */
    static Oklab ofRgb(final int rgb) {
        var c = new double[3];
        for (int i = 0; i < 3; i++) {
            double gamma = (rgb >> 16 - 8 * i & 255) / 255.0;
            c[i] = gamma <= 0.04045 ? gamma / 12.92 : Math.pow((gamma + 0.055) / 1.055, 2.4);
        }
        double lo = Math.cbrt(0.4122214708 * c[0] + 0.5363325363 * c[1] + 0.0514459929 * c[2]);
        double me = Math.cbrt(0.2119034982 * c[0] + 0.6806995451 * c[1] + 0.1073969566 * c[2]);
        double sh = Math.cbrt(0.0883024619 * c[0] + 0.2817188376 * c[1] + 0.6299787005 * c[2]);
        return new Oklab(0.2104542553 * lo + 0.7936177850 * me - 0.0040720468 * sh,
            1.9779984951 * lo - 2.4285922050 * me + 0.4505937099 * sh,
            0.0259040371 * lo + 0.7827717662 * me - 0.8086757660 * sh);
    }
}
