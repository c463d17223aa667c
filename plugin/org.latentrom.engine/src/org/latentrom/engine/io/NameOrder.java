package org.latentrom.engine.io;

import java.math.BigInteger;
import java.util.Comparator;

/** Orders names as people do: digits in them by value, so that u_2 comes before u_10. */
public final class NameOrder implements Comparator<String> {
    /** The only one. */
    public static final NameOrder INSTANCE = new NameOrder();

    private NameOrder() {
    }

    @Override
    public int compare(final String a, final String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            if (isDigit(a.charAt(i)) && isDigit(b.charAt(j))) {
                int iEnd = digitsEnd(a, i);
                int jEnd = digitsEnd(b, j);
                int c = new BigInteger(a.substring(i, iEnd)).compareTo(new BigInteger(b.substring(j, jEnd)));
                if (c != 0) {
                    return c;
                }
                i = iEnd;
                j = jEnd;
            } else if (a.charAt(i) != b.charAt(j)) {
                return Character.compare(a.charAt(i), b.charAt(j));
            } else {
                i++;
                j++;
            }
        }
        int c = Integer.compare(a.length() - i, b.length() - j);
        return c != 0 ? c : a.compareTo(b);
    }

    /** @return where the digits at the end of a name begin; its length if it ends otherwise */
    public static int trailingDigits(final String name) {
        int i = name.length();
        while (i > 0 && isDigit(name.charAt(i - 1))) {
            i--;
        }
        return i;
    }

    private static int digitsEnd(final String s, final int start) {
        int i = start;
        while (i < s.length() && isDigit(s.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isDigit(final char c) {
        return c >= '0' && c <= '9';
    }
}
