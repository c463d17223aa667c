package org.latentrom.engine.image;

import java.awt.geom.Rectangle2D;

import org.latentrom.engine.field.Extent;
import org.latentrom.engine.raster.MeshPlane;

/** Where the points of a mesh lie in a picture. */
record PlaneToImage(MeshPlane plane, Extent extent, Rectangle2D place) {
    double x(final int point) {
        return place.getX() + place.getWidth() * (plane.x(point) - extent.xMin()) / extent.width();
    }

    double y(final int point) {
        return place.getMaxY() - place.getHeight() * (plane.y(point) - extent.yMin()) / extent.height();
    }

    /** @return the distance of two points in image pixels */
    double distance(final int a, final int b) {
        return Math.hypot(x(a) - x(b), y(a) - y(b));
    }
}
