package org.latentrom.engine.raster;

/** A polygon with a node on each edge, taken as one of twice as many straight edges: corners first, then the others. */
final class QuadraticPolygonShape extends PolygonShape {
    @Override
    int around(final int place) {
        return place % 2 == 0 ? place / 2 : m_nodes / 2 + place / 2;
    }
}
