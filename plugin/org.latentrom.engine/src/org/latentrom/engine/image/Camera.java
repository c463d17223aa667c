package org.latentrom.engine.image;

/**
 * From where surfaces are seen, in parallel projection.
 *
 * @param azimuth angle about the vertical axis in degrees: 0 looks from the far end of the x axis, 90 from that of the
 *            y axis, -60 from the front right
 * @param elevation angle above the ground in degrees, -90 to 90: 90 looks straight down
 */
public record Camera(double azimuth, double elevation) {
    /** As most plotting programs look at surfaces. */
    public static final Camera DEFAULT = new Camera(-60, 30);

    private static final double STEEPEST = 90;

    /** @throws IllegalArgumentException if the azimuth is not finite or the elevation not from -90 to 90 */
    public Camera {
        if (!Double.isFinite(azimuth) || !(Math.abs(elevation) <= STEEPEST)) {
            throw new IllegalArgumentException("a camera at azimuth " + azimuth + " and elevation " + elevation
                + ": the azimuth is any angle in degrees, the elevation one from -90 to 90");
        }
    }

    private double cosAzimuth() {
        return Math.cos(Math.toRadians(azimuth));
    }

    private double sinAzimuth() {
        return Math.sin(Math.toRadians(azimuth));
    }

    private double cosElevation() {
        return Math.cos(Math.toRadians(elevation));
    }

    private double sinElevation() {
        return Math.sin(Math.toRadians(elevation));
    }

    /** @return 1 if greater x are nearer to the camera, else -1 */
    int nearX() {
        return cosAzimuth() >= 0 ? 1 : -1;
    }

    /** @return 1 if greater y are nearer to the camera, else -1 */
    int nearY() {
        return sinAzimuth() >= 0 ? 1 : -1;
    }

    /** @return 1 if the camera is above the ground, else -1 */
    int nearZ() {
        return elevation >= 0 ? 1 : -1;
    }

    /** @return how far right of the middle a point is seen */
    double right(final double x, final double y) {
        return -sinAzimuth() * x + cosAzimuth() * y;
    }

    /** @return how far above the middle a point is seen */
    double up(final double x, final double y, final double z) {
        return -sinElevation() * (cosAzimuth() * x + sinAzimuth() * y) + cosElevation() * z;
    }

    /** @return cosine of the angle between a direction and the light, which comes from the upper left behind us */
    double light(final double x, final double y, final double z) {
        double length = Math.sqrt(x * x + y * y + z * z);
        double toUs = cosElevation() * (cosAzimuth() * x + sinAzimuth() * y) + sinElevation() * z;
        // of length 1: 0.64 + 0.2304 + 0.1296
        return length > 0 ? (0.8 * toUs + 0.48 * up(x, y, z) - 0.36 * right(x, y)) / length : 0;
    }
}
