package org.latentrom.engine.io.vtk;

import java.util.Arrays;

import javax.xml.stream.XMLStreamReader;

import org.latentrom.engine.io.SafeXml;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SourceFolder;
import org.latentrom.engine.io.StructuredMesh;

/**
 * Where the points of an image lie.
 *
 * @param origin the place of index (0, 0, 0)
 * @param spacing distance of points along each axis, none of them 0
 * @param direction the image's axes in space, 3 x 3 row by row
 */
record ImageFrame(double[] origin, double[] spacing, double[] direction) {
    /**
     * @throws SnapshotFormatException if an attribute of the ImageData element has not its numbers, or a spacing is 0
     */
    static ImageFrame of(final String file, final XMLStreamReader r) throws SnapshotFormatException {
        double[] origin = numbers(file, r, "Origin", new double[3]);
        double[] spacing = numbers(file, r, "Spacing", new double[]{1, 1, 1});
        double[] direction = numbers(file, r, "Direction", StructuredMesh.noRotation());
        if (Arrays.stream(spacing).anyMatch(s -> s == 0)) {
            throw new SnapshotFormatException(file, "Spacing", "is 0 along an axis", "Correct or export the file anew");
        }
        return new ImageFrame(origin, spacing, direction);
    }

    private static double[] numbers(final String file, final XMLStreamReader r, final String attribute,
        final double[] absent) throws SnapshotFormatException {
        String text = SafeXml.attribute(r, attribute);
        if (text == null) {
            return absent;
        }
        try {
            double[] numbers = Arrays.stream(text.strip().split("\\s+")).mapToDouble(Double::parseDouble).toArray();
            if (numbers.length == absent.length && Arrays.stream(numbers).allMatch(Double::isFinite)) {
                return numbers;
            }
        } catch (NumberFormatException e) {
            // below
        }
        throw new SnapshotFormatException(file, attribute, "is \"" + SourceFolder.shorten(text) + "\" instead of "
            + absent.length + " numbers", "Correct or export the file anew");
    }

    /** @return true if the points of both lie at the same places */
    boolean same(final ImageFrame o) {
        return Arrays.equals(origin, o.origin) && Arrays.equals(spacing, o.spacing)
            && Arrays.equals(direction, o.direction);
    }
}
