package org.latentrom.engine.image;

import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.StringTokenizer;

/**
 * The letters of our lettering as centre lines of a pen, drawn for this project: capitals are 14 units high, small
 * letters 10, the baseline is y = 0, y points up. One line a letter: the letter, its width, the strokes: M and L move
 * and draw, Q and C are Bezier curves, A an arc (centre, radii, start and sweep in degrees, joined to the stroke
 * before), O an ellipse, D a dot.
 */
final class StrokeGlyphs {
    /** Height of capitals and digits. */
    static final double CAPITAL = 14;

    private static final double GAP = 3.1;

    private static final double SPACE = 5.2;

    private static final double SMALL = 0.62;

    private static final double RAISED = 6.6;

    private static final String RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺";

    private static final double LOWERED = -3.4;

    private static final String LOWERED_DIGITS = "₀₁₂₃₄₅₆₇₈₉₋₊";

    private static final String SMALL_AS = "0123456789−+";

    private static final String LETTERS = """
        0 8 O 4 7 4 7
        1 8 M 1.2 11.2 L 4.8 14 L 4.8 0
        2 8 A 4 10 4 4 165 -200 L 0 0 L 8 0
        3 8 A 4 10.6 3.6 3.4 150 -240 A 4 3.6 4 3.6 90 -240
        4 8 M 6 0 L 6 14 L 0 4 L 8 4
        5 8 M 7.2 14 L 1.2 14 L 0.6 7.2 A 3.8 4.4 4.2 4.4 140 -285
        6 8 O 4 4.4 4 4.4 M 0 4.4 C 0 9 2 12.5 6 14
        7 8 M 0 14 L 8 14 L 3 0
        8 8 O 4 10.6 3.4 3.4 O 4 3.6 4 3.6
        9 8 O 4 9.6 4 4.4 M 8 9.6 C 8 5 6 1.5 2 0
        A 10 M 0 0 L 5 14 L 10 0 M 1.8 5 L 8.2 5
        B 9 M 0 0 L 0 14 L 4.5 14 A 4.5 10.6 3.6 3.4 90 -180 L 0 7.2 M 4.5 7.2 L 5 7.2 A 5 3.6 4 3.6 90 -180 L 0 0
        C 9.6 A 5.5 7 5.5 7 45 270
        D 9.5 M 0 0 L 0 14 L 3.5 14 A 3.5 7 6 7 90 -180 L 0 0
        E 7.6 M 7.6 14 L 0 14 L 0 0 L 7.6 0 M 0 7.2 L 6.6 7.2
        F 7.4 M 7.4 14 L 0 14 L 0 0 M 0 7.2 L 6.4 7.2
        G 11 A 5.5 7 5.5 7 45 315 L 6.8 7
        H 9 M 0 0 L 0 14 M 9 0 L 9 14 M 0 7.2 L 9 7.2
        I 0 M 0 0 L 0 14
        J 6 M 6 14 L 6 4 A 3 4 3 4 0 -180
        K 9 M 0 0 L 0 14 M 8.6 14 L 0 5 M 3 8.2 L 9 0
        L 7 M 0 14 L 0 0 L 7 0
        M 11 M 0 0 L 0 14 L 5.5 4 L 11 14 L 11 0
        N 9.4 M 0 0 L 0 14 L 9.4 0 L 9.4 14
        O 11.5 O 5.75 7 5.75 7
        P 8.5 M 0 0 L 0 14 L 4.5 14 A 4.5 10.2 4 3.8 90 -180 L 0 6.4
        Q 11.5 O 5.75 7 5.75 7 M 7.2 4 L 11.2 -0.6
        R 9 M 0 0 L 0 14 L 4.5 14 A 4.5 10.2 4 3.8 90 -180 L 0 6.4 M 4.4 6.4 L 9 0
        S 9 A 4.5 10.5 4 3.5 40 230 A 4.5 3.5 4.4 3.5 90 -230
        T 9 M 0 14 L 9 14 M 4.5 14 L 4.5 0
        U 9 M 0 14 L 0 4.5 A 4.5 4.5 4.5 4.5 180 180 L 9 14
        V 9.6 M 0 14 L 4.8 0 L 9.6 14
        W 14 M 0 14 L 3.5 0 L 7 11 L 10.5 0 L 14 14
        X 9 M 0 14 L 9 0 M 9 14 L 0 0
        Y 9 M 0 14 L 4.5 6.8 L 9 14 M 4.5 6.8 L 4.5 0
        Z 8.6 M 0.3 14 L 8.6 14 L 0 0 L 8.6 0
        a 8 O 4 5 4 5 M 8 10 L 8 0
        b 8 M 0 14 L 0 0 O 4 5 4 5
        c 7.4 A 4.2 5 4.2 5 45 270
        d 8 M 8 14 L 8 0 O 4 5 4 5
        e 8 M 0 5.2 L 8 5.2 A 4 5 4 5 2 310
        f 5.4 M 6 14 Q 2.4 14.2 2.4 10.5 L 2.4 0 M 0 9.4 L 5.4 9.4
        g 8 O 4 5 4 5 M 8 10 L 8 0 A 4 0 4 4 0 -150
        h 8 M 0 14 L 0 0 M 0 6 A 4 6 4 4 180 -180 L 8 0
        i 0 M 0 10 L 0 0 D 0 13.6
        j 2.4 M 2.4 10 L 2.4 -1 Q 2.4 -4 -0.4 -4 D 2.4 13.6
        k 7.2 M 0 14 L 0 0 M 6.8 10 L 0 3.6 M 2.6 6.1 L 7.2 0
        l 1.6 M 0 14 L 0 2 Q 0 0 1.8 0
        m 13 M 0 10 L 0 0 M 0 6.5 A 3.25 6.5 3.25 3.5 180 -180 L 6.5 0 M 6.5 6.5 A 9.75 6.5 3.25 3.5 180 -180 L 13 0
        n 8 M 0 10 L 0 0 M 0 6 A 4 6 4 4 180 -180 L 8 0
        o 8.4 O 4.2 5 4.2 5
        p 8 M 0 10 L 0 -4 O 4 5 4 5
        q 8 M 8 10 L 8 -4 O 4 5 4 5
        r 5.2 M 0 10 L 0 0 M 0 6 A 4 6 4 4 180 -110
        s 7 A 3.6 7.5 3.2 2.5 40 230 A 3.6 2.5 3.5 2.5 90 -230
        t 5.4 M 2.4 13.4 L 2.4 3 Q 2.4 0 5.6 0 M 0 9.4 L 5.4 9.4
        u 8 M 0 10 L 0 4 A 4 4 4 4 180 180 M 8 10 L 8 0
        v 8 M 0 10 L 4 0 L 8 10
        w 12 M 0 10 L 3 0 L 6 8.5 L 9 0 L 12 10
        x 7.4 M 0 10 L 7.4 0 M 7.4 10 L 0 0
        y 8 M 0 10 L 4 0 M 8 10 L 3.2 -2.4 Q 2.6 -4 0.4 -4
        z 7 M 0 10 L 7 10 L 0 0 L 7 0
        . 0 D 0 0.5
        , 1 M 1 0.8 L 0 -2.4
        : 0 D 0 0.5 D 0 8.5
        ; 1 M 1 0.8 L 0 -2.4 D 1 8.5
        ! 0 M 0 14 L 0 4.4 D 0 0.5
        ? 7.2 A 3.6 10.4 3.6 3.6 175 -205 Q 3.6 6.6 3.6 4.4 D 3.6 0.5
        ' 0 M 0 14 L 0 10.6
        " 3 M 0 14 L 0 10.6 M 3 14 L 3 10.6
        ` 2 M 0 14 L 2 11.4
        - 4.6 M 0 5.6 L 4.6 5.6
        − 8 M 0 7 L 8 7
        – 8 M 0 5.6 L 8 5.6
        — 12 M 0 5.6 L 12 5.6
        _ 8 M 0 -2 L 8 -2
        + 8 M 0 7 L 8 7 M 4 11 L 4 3
        ± 8 M 0 8.4 L 8 8.4 M 4 12.4 L 4 4.4 M 0 1 L 8 1
        = 8 M 0 9 L 8 9 M 0 5 L 8 5
        × 7 M 0.4 10.2 L 6.6 4 M 0.4 4 L 6.6 10.2
        · 0 D 0 6.4
        * 6.4 M 3.2 14 L 3.2 7.2 M 0.2 12.3 L 6.2 8.9 M 6.2 12.3 L 0.2 8.9
        / 6 M 0 -1.6 L 6 15.4
        \\ 6 M 6 -1.6 L 0 15.4
        | 0 M 0 -3 L 0 16
        ( 3 M 3 16 Q 0 11.5 0 6.5 Q 0 1.5 3 -3
        ) 3 M 0 16 Q 3 11.5 3 6.5 Q 3 1.5 0 -3
        [ 3 M 3 16 L 0 16 L 0 -3 L 3 -3
        ] 3 M 0 16 L 3 16 L 3 -3 L 0 -3
        { 4 M 4 16 Q 1.6 16 1.6 13.4 L 1.6 9 Q 1.6 6.5 0 6.5 Q 1.6 6.5 1.6 4 L 1.6 -0.4 Q 1.6 -3 4 -3
        } 4 M 0 16 Q 2.4 16 2.4 13.4 L 2.4 9 Q 2.4 6.5 4 6.5 Q 2.4 6.5 2.4 4 L 2.4 -0.4 Q 2.4 -3 0 -3
        < 8 M 8 12 L 0 7 L 8 2
        > 8 M 0 12 L 8 7 L 0 2
        ≤ 8 M 8 13 L 0 8.6 L 8 4.2 M 0 1 L 8 1
        ≥ 8 M 0 13 L 8 8.6 L 0 4.2 M 0 1 L 8 1
        → 11 M 0 7 L 11 7 M 7.4 10.4 L 11 7 L 7.4 3.6
        % 12 O 2.4 11.2 2.4 2.8 O 9.6 2.8 2.4 2.8 M 10.4 14 L 1.6 0
        # 9 M 3.4 14 L 1.8 0 M 7.2 14 L 5.6 0 M 0.6 9.4 L 9 9.4 M 0 4.6 L 8.4 4.6
        & 10 M 10 0 L 2 10 C 0.4 12.2 2 14 4 14 C 6.4 14 7.4 11.6 5.4 9.8 L 1.8 7 C -1 4.8 0 0 4 0 C 7.4 0 9.4 3 9.6 6.4
        @ 13 O 6.5 6 2.9 3.2 M 9.4 9.2 L 9.4 4.6 Q 9.4 2.8 11 2.8 Q 13 3 13 6.4 A 6.5 6.4 6.5 7.4 0 300
        $ 9 A 4.5 10.2 4 3.2 40 230 A 4.5 3.8 4.4 3.2 90 -230 M 4.5 16 L 4.5 -2
        ^ 7 M 0 9 L 3.5 14 L 7 9
        ~ 8 M 0 6 C 1.4 9.2 3.2 8.6 4.4 7 C 5.6 5.4 7 5.4 8 8
        ° 4 O 2 12 2 2
        … 8 D 0 0.5 D 4 0.5 D 8 0.5
        ∞ 13 O 3.2 6 3.2 3.2 O 9.6 6 3.2 3.2
        √ 9 M 0 6 L 1.6 7 L 4 0 L 7 14 L 9.4 14
        ∂ 8 O 4 4.4 3.9 4.4 M 7.9 4.4 C 8.4 11.4 5.4 15.4 1.4 12.8
        ∇ 10 M 0 13 L 5 0 L 10 13 L 0 13
        Δ 10 M 0 0 L 5 13.4 L 10 0 L 0 0
        ∫ 5 M 6 14.6 Q 3.4 16.6 2.8 12 L 2.2 1 Q 1.6 -4 -1 -2.4
        Ω 10.4 M 0 0 L 3.4 0 C -2.4 4 -0.6 14 5.2 14 C 11 14 12.8 4 7 0 L 10.4 0
        α 8.6 O 3.8 5 3.8 5 M 8.6 10 L 7.2 5 Q 6.8 0.4 8.8 0
        β 7.6 M 0 -4 L 0 10.5 A 3.4 10.6 3.4 3.4 180 -260 M 2.6 7.4 L 3.6 7.4 A 3.6 3.7 4 3.7 90 -205
        γ 8 M 0 10 L 4 0 L 8 10 M 4 0 L 4 -4
        δ 8 O 4 4.4 4 4.4 M 3 8.6 L 1.6 11 Q 1 14 4 14 Q 6 14 6.8 13
        ε 6.4 A 3.4 7.6 3 2.4 40 230 A 3.4 2.6 3.3 2.6 90 220
        η 8 M 0 10 L 0 0 M 0 6 A 4 6 4 4 180 -180 L 8 -4
        θ 7.6 O 3.8 7 3.8 7 M 0 7 L 7.6 7
        κ 7 M 0 10 L 0 0 M 6.6 10 L 0 4 M 2.6 6.2 L 7 0
        λ 8 M 0.4 14 L 2 14 L 8 0 M 4.6 8 L 0 0
        μ 8 M 0 10 L 0 -4 M 0 4 A 4 4 4 4 180 180 M 8 10 L 8 0
        ν 8 M 0 10 L 4 0 Q 7.6 4.4 7.8 10
        ξ 6.6 M 1.4 14 L 6 14 M 5.6 14 Q 1 13.4 1 10.6 Q 1.4 7.8 5.4 7.8 Q 0 7.4 0 4 Q 0.2 0.8 4 0.4 Q 7 -0.4 5.6 -3.4
        π 9 M 0 9.6 L 9 9.6 M 2.2 9.6 L 2.2 0 M 6.8 9.6 L 6.8 0
        ρ 8 M 0 -4 L 0 5 O 4 5 4 5
        σ 9 O 4 4.8 4 4.8 M 4 9.6 L 9 9.6
        τ 7.4 M 0 9.6 L 7.4 9.6 M 3.7 9.6 L 3.7 2 Q 3.7 0 5.8 0
        φ 9 O 4.5 5 4.5 5 M 4.5 13 L 4.5 -4
        ψ 9.6 M 0 10 L 0 5 A 4.8 5 4.8 5 180 180 L 9.6 10 M 4.8 13 L 4.8 -4
        ω 11 M 1.4 10 C -1.6 4.6 0.6 0 3 0 C 5 0 5.5 2.4 5.5 5 C 5.5 2.4 6 0 8 0 C 10.4 0 12.6 4.6 9.6 10
        ß 7.6 M 0 0 L 0 10.5 A 3.4 10.6 3.4 3.4 180 -260 M 2.6 7.4 L 3.6 7.4 A 3.6 3.7 4 3.7 90 -205
        """;

    /** Accents by their combining characters, drawn above small letters, higher above capitals; the middle is x = 0. */
    private static final String ACCENTS = """
        \u0300 M -2 14 L 0.4 11.8
        \u0301 M 2 14 L -0.4 11.8
        \u0302 M -2.4 11.8 L 0 14 L 2.4 11.8
        \u0303 M -3 12.4 C -1.6 14.6 1.2 11 3 13.2
        \u0308 D -2 13.2 D 2 13.2
        \u030a O 0 13.4 1.5 1.5
        \u030c M -2.4 14 L 0 11.8 L 2.4 14
        """;

    private static final Map<Integer, Path2D> STROKES = new HashMap<>();

    private static final Map<Integer, Double> WIDTHS = new HashMap<>();

    static {
        for (String line : LETTERS.split("\n")) {
            var tokens = new StringTokenizer(line);
            int letter = tokens.nextToken().codePointAt(0);
            WIDTHS.put(letter, Double.valueOf(tokens.nextToken()));
            STROKES.put(letter, parse(tokens));
        }
        for (String line : ACCENTS.split("\n")) {
            var tokens = new StringTokenizer(line.substring(1));
            STROKES.put(line.codePointAt(0), parse(tokens));
        }
        STROKES.put((int)'µ', STROKES.get((int)'μ'));
        WIDTHS.put((int)'µ', WIDTHS.get((int)'μ'));
    }

    private StrokeGlyphs() {
    }

    private static Path2D parse(final StringTokenizer tokens) {
        var path = new Path2D.Double();
        while (tokens.hasMoreTokens()) {
            String command = tokens.nextToken();
            double[] v = new double["MLD".contains(command) ? 2 : "QO".contains(command) ? 4 : 6];
            for (int i = 0; i < v.length; i++) {
                v[i] = Double.parseDouble(tokens.nextToken());
            }
            switch (command) {
                case "M" -> path.moveTo(v[0], v[1]);
                case "L" -> path.lineTo(v[0], v[1]);
                case "Q" -> path.quadTo(v[0], v[1], v[2], v[3]);
                case "C" -> path.curveTo(v[0], v[1], v[2], v[3], v[4], v[5]);
                case "O" -> path.append(new Ellipse2D.Double(v[0] - v[2], v[1] - v[3], 2 * v[2], 2 * v[3]), false);
                // AWT counts angles downwards: mirrored about the x axis they count as ours
                case "A" -> path.append(new Arc2D.Double(v[0] - v[2], v[1] - v[3], 2 * v[2], 2 * v[3], -v[4], -v[5],
                    Arc2D.OPEN), path.getCurrentPoint() != null);
                case "D" -> path.append(new Ellipse2D.Double(v[0] - 0.35, v[1] - 0.35, 0.7, 0.7), false);
                default -> throw new IllegalStateException(command);
            }
        }
        return path;
    }

    /**
     * @param text any text; a letter that we do not have becomes a box
     * @return its strokes, the first letter beginning at x = 0
     */
    static Path2D strokes(final String text) {
        var path = new Path2D.Double();
        walk(text, path);
        return path;
    }

    /** @return width of a text in units, without a gap behind it */
    static double width(final String text) {
        return walk(text, new Path2D.Double());
    }

    private static double walk(final String text, final Path2D path) {
        double x = 0;
        double last = 0;
        boolean capital = false;
        for (int letter : Normalizer.normalize(text, Normalizer.Form.NFD).codePoints().toArray()) {
            if (letter >= 0x300 && letter < 0x370) {
                Path2D accent = STROKES.getOrDefault(letter, new Path2D.Double());
                path.append(accent.getPathIterator(
                    AffineTransform.getTranslateInstance(x - GAP - last / 2, capital ? 3.6 : 0)), false);
                continue;
            }
            double gap = GAP;
            int raised = RAISED_DIGITS.indexOf(letter);
            int small = Math.max(raised, LOWERED_DIGITS.indexOf(letter));
            int base = small >= 0 ? SMALL_AS.codePointAt(small) : letter;
            double size = small >= 0 ? SMALL : 1;
            if (Character.isWhitespace(letter) || letter == 0xa0) {
                last = SPACE - GAP;
            } else {
                double y = small < 0 ? 0 : raised >= 0 ? RAISED : LOWERED;
                var place = new AffineTransform(size, 0, 0, size, x, y);
                path.append(STROKES.getOrDefault(base, box()).getPathIterator(place), false);
                last = size * WIDTHS.getOrDefault(base, 7.0);
                gap *= size;
            }
            capital = Character.isUpperCase(letter);
            x += last + gap;
        }
        return Math.max(0, x - GAP);
    }

    /** @return whether a letter has strokes of its own */
    static boolean knows(final int letter) {
        return STROKES.containsKey(letter);
    }

    private static Path2D box() {
        var box = new Path2D.Double();
        box.append(new Rectangle2D.Double(0, 0, 7, 12), false);
        return box;
    }
}
