package org.latentrom.engine.pde;

import java.util.List;
import java.util.Map;

import org.latentrom.engine.pde.expression.Equation;

/** Equations that are ready to use; in one dimension, on fields of one row, with their terms along y left out. */
public enum KnownEquation {
    /** Incompressible flow without sources: the velocity's divergence is 0. */
    CONTINUITY(List.of("u", "v"), Map.of(), "", """
        continuity: u_x + v_y"""),
    /** Heat conduction; {@code alpha} is the diffusivity. */
    HEAT(List.of("u"), Map.of(), """
        heat: u_t - alpha*u_xx""", """
        heat: u_t - alpha*(u_xx + u_yy)"""),
    /** A concentration that a known velocity carries; velocity and diffusivity are numbers or channels. */
    ADVECTION_DIFFUSION(List.of("c"), Map.of(), """
        transport: c_t + u*c_x - kappa*c_xx""", """
        transport: c_t + u*c_x + v*c_y - kappa*(c_xx + c_yy)"""),
    /** Burgers' equation of a velocity that carries itself; {@code nu} is the viscosity. */
    BURGERS(List.of("u", "v"), Map.of(), """
        burgers: u_t + u*u_x - nu*u_xx""", """
        burgers_x: u_t + u*u_x + v*u_y - nu*(u_xx + u_yy)
        burgers_y: v_t + u*v_x + v*v_y - nu*(v_xx + v_yy)"""),
    /** Incompressible flow; {@code nu} is the kinematic viscosity, {@code rho} the density. */
    NAVIER_STOKES(List.of("u", "v", "p"), Map.of("rho", 1.0), "", """
        momentum_x: u_t + u*u_x + v*u_y + p_x/rho - nu*(u_xx + u_yy)
        momentum_y: v_t + u*v_x + v*v_y + p_y/rho - nu*(v_xx + v_yy)
        continuity: u_x + v_y"""),
    /** The curl of the momentum equations, which needs no pressure; third derivatives. */
    VORTICITY(List.of("u", "v"), Map.of(), "", """
        vorticity: v_xt - u_yt + u*(v_xx - u_xy) + v*(v_xy - u_yy) - nu*(v_xxx - u_xxy + v_xyy - u_yyy)
        continuity: u_x + v_y"""),
    /** A potential whose Laplacian is {@code f}, a number or a channel. */
    POISSON(List.of("u"), Map.of(), """
        poisson: u_xx - f""", """
        poisson: u_xx + u_yy - f"""),
    /** Korteweg and de Vries's equation of waves in shallow water, in its usual scaling. Third derivatives. */
    KORTEWEG_DE_VRIES(List.of("u"), Map.of(), """
        kdv: u_t + 6*u*u_x + u_xxx""", """
        kdv: u_t + 6*u*u_x + u_xxx"""),
    /** Kuramoto and Sivashinsky's equation of flame fronts, in the form of derivatives. Fourth derivatives. */
    KURAMOTO_SIVASHINSKY(List.of("u"), Map.of(), """
        ks: u_t + u*u_x + u_xx + u_xxxx""", """
        ks: u_t + u*u_x + u_xx + u_xxxx""");

    private final List<String> m_channels;

    private final Map<String, Double> m_defaults;

    private final String m_line;

    private final String m_plane;

    KnownEquation(final List<String> channels, final Map<String, Double> defaults, final String line,
        final String plane) {
        m_channels = channels;
        m_defaults = defaults;
        m_line = line;
        m_plane = plane;
    }

    /** @return the channels that the equations derive in two dimensions, in the usual order */
    public List<String> channels() {
        return m_channels;
    }

    /** @return parameters that need not be given */
    public Map<String, Double> defaults() {
        return m_defaults;
    }

    /**
     * @param oneDimensional whether the fields have one row
     * @return the equations' text
     * @throws IllegalArgumentException if there are none in one dimension
     */
    public String text(final boolean oneDimensional) {
        if (oneDimensional && m_line.isEmpty()) {
            throw new IllegalArgumentException("the fields have one row, and there is no " + name().toLowerCase()
                .replace('_', ' ') + " equation in one dimension: rasterize with more rows, or type another equation");
        }
        return oneDimensional ? m_line : m_plane;
    }

    /** @return the equations, as {@link #text} has them */
    public List<Equation> equations(final boolean oneDimensional) {
        return Equation.parse(text(oneDimensional));
    }
}
