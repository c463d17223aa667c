package org.latentrom.engine.image;

import java.awt.geom.Point2D;

import org.latentrom.engine.field.Extent;

/**
 * The box that a surface stands in, as it is seen: x and y fill it from 0 to 1, its height is that of the value range.
 * The longer of the ground's sides has length 1, the shorter one is in proportion but not below 0.35.
 */
final class SurfaceBox {
    static final double HEIGHT = 0.62;

    private static final double LEAST_SIDE = 0.35;

    /**
     * Room for ticks and labels around the box, in image pixels: upright axes are at the left, the others below
     * or, seen from below, above.
     */
    private static final int LEFT = 52;

    private static final int RIGHT = 22;

    private static final int AXES = 40;

    private static final int FREE = 10;

    private final Camera m_camera;

    private final double m_sideX;

    private final double m_sideY;

    private final double m_scale;

    private final double m_shiftX;

    private final double m_shiftY;

    /**
     * @param width width of the picture in image pixels
     * @param height its height
     */
    SurfaceBox(final Extent extent, final Camera camera, final int width, final int height) {
        double longer = Math.max(extent.width(), extent.height());
        m_camera = camera;
        m_sideX = Math.max(LEAST_SIDE, extent.width() / longer);
        m_sideY = Math.max(LEAST_SIDE, extent.height() / longer);
        double right = 0;
        double up = 0;
        for (int corner = 0; corner < 8; corner++) {
            double x = m_sideX * ((corner & 1) - 0.5);
            double y = m_sideY * ((corner >> 1 & 1) - 0.5);
            double z = HEIGHT * ((corner >> 2) - 0.5);
            right = Math.max(right, camera.right(x, y));
            up = Math.max(up, camera.up(x, y, z));
        }
        int top = camera.nearZ() > 0 ? FREE : AXES;
        m_scale = Math.min((width - LEFT - RIGHT) / right, (height - FREE - AXES) / up) / 2;
        m_shiftX = (LEFT + width - RIGHT) / 2.0;
        m_shiftY = top + (height - FREE - AXES) / 2.0;
    }

    Camera camera() {
        return m_camera;
    }

    /** @return where a place of the box is seen; x, y, z from 0 to 1; image coordinates, y down */
    Point2D.Double seen(final double x, final double y, final double z) {
        double boxX = m_sideX * (x - 0.5);
        double boxY = m_sideY * (y - 0.5);
        return new Point2D.Double(m_shiftX + m_scale * m_camera.right(boxX, boxY),
            m_shiftY - m_scale * m_camera.up(boxX, boxY, HEIGHT * (z - 0.5)));
    }

    /** @return how bright a patch with these slopes dz/dx and dz/dy in box coordinates is, 0.45 to 1 */
    double brightness(final double slopeX, final double slopeY) {
        double light = m_camera.light(-slopeX * HEIGHT / m_sideX, -slopeY * HEIGHT / m_sideY, 1);
        return 0.45 + 0.55 * Math.abs(light);
    }
}
