package org.latentrom.knime.pderesidual;

import org.knime.node.parameters.widget.choices.Label;
import org.latentrom.engine.pde.KnownEquation;
import org.latentrom.engine.pde.PdeOptions;
import org.latentrom.engine.wlsqm.Weighting;

/** What the dialog of the PDE Residual offers. */
final class ResidualChoices {
    private ResidualChoices() {
    }

    /** Equations that are ready to use, or the user's own. */
    enum Equations {
        @Label(value = "Own equations", description = "The equations that are typed below.")
        OWN(null), //
        @Label(value = "Continuity of an incompressible flow", description = "u_x + v_y = 0. Channels: u, v.")
        CONTINUITY(KnownEquation.CONTINUITY), //
        @Label(value = "Heat equation", description = "u_t = alpha*(u_xx + u_yy). Channel: u. Parameter: alpha.")
        HEAT(KnownEquation.HEAT), //
        @Label(value = "Advection and diffusion", description = "c_t + u*c_x + v*c_y = kappa*(c_xx + c_yy). Channel: "
            + "c. Parameters: kappa, and u, v, which can be channels too.")
        ADVECTION_DIFFUSION(KnownEquation.ADVECTION_DIFFUSION), //
        @Label(value = "Burgers", description = "u_t + u*u_x + v*u_y = nu*(u_xx + u_yy) and the same for v; for fields "
            + "of one row, u_t + u*u_x = nu*u_xx. Channels: u, v. Parameter: nu.")
        BURGERS(KnownEquation.BURGERS), //
        @Label(value = "Incompressible Navier-Stokes", description = "u_t + u*u_x + v*u_y + p_x/rho = nu*(u_xx + "
            + "u_yy), the same for v, and u_x + v_y = 0. Channels: u, v, p. Parameters: nu (kinematic viscosity), rho "
            + "(density, 1 if not given).")
        NAVIER_STOKES(KnownEquation.NAVIER_STOKES), //
        @Label(value = "Incompressible Navier-Stokes without pressure", description = "The transport of the vorticity "
            + "w = v_x - u_y: w_t + u*w_x + v*w_y = nu*(w_xx + w_yy), and u_x + v_y = 0. Channels: u, v. Parameter: "
            + "nu. Third derivatives: take a larger radius.")
        VORTICITY(KnownEquation.VORTICITY), //
        @Label(value = "Poisson", description = "u_xx + u_yy = f. Channel: u. f is a parameter or a channel.")
        POISSON(KnownEquation.POISSON), //
        @Label(value = "Korteweg-de Vries", description = "u_t + 6*u*u_x + u_xxx = 0. Channel: u. Third derivatives: "
            + "take a larger radius.")
        KORTEWEG_DE_VRIES(KnownEquation.KORTEWEG_DE_VRIES), //
        @Label(value = "Kuramoto-Sivashinsky", description = "u_t + u*u_x + u_xx + u_xxxx = 0. Channel: u. Fourth "
            + "derivatives: take a larger radius.")
        KURAMOTO_SIVASHINSKY(KnownEquation.KURAMOTO_SIVASHINSKY);

        private final KnownEquation m_known;

        Equations(final KnownEquation known) {
            m_known = known;
        }

        /** @return the ready-made equation; null for the user's own */
        KnownEquation known() {
            return m_known;
        }
    }

    /** Order of the fitted polynomial. */
    enum Order {
        @Label(value = "Automatic", description = "That of the highest derivative, at least 2.")
        AUTOMATIC(PdeOptions.AUTOMATIC), //
        @Label(value = "2", description = "For first and second derivatives.")
        SECOND(2), //
        @Label(value = "3", description = "To third derivatives.")
        THIRD(3), //
        @Label(value = "4", description = "To fourth derivatives. The radius must be larger.")
        FOURTH(4);

        private final int m_order;

        Order(final int order) {
            m_order = order;
        }

        int order() {
            return m_order;
        }
    }

    /** How much neighbours count. */
    enum Weights {
        @Label(value = "Uniform", description = "All the same: the best against noise.")
        UNIFORM(Weighting.UNIFORM), //
        @Label(value = "Centre", description = "Near ones more, as python-wlsqm's centre weights.")
        CENTER(Weighting.CENTER), //
        @Label(value = "Radial", description = "Near ones more, falling smoothly to 0: moving least squares.")
        RADIAL(Weighting.RADIAL);

        private final Weighting m_weighting;

        Weights(final Weighting weighting) {
            m_weighting = weighting;
        }

        Weighting weighting() {
            return m_weighting;
        }
    }

    /** Which pixels at borders count. */
    enum Border {
        @Label(value = "Drop the radius", description = "Fits that reach over a border are left out; nothing is "
            + "left out if the equations have no spatial derivative.")
        AUTOMATIC, //
        @Label(value = "Drop a band", description = "The same with a number of pixels of your choice.")
        GIVEN
    }

    /** What happens where a residual is not finite. */
    enum NotFinite {
        @Label(value = "Fail", description = "Stop with a message that names equation, pixel and cause.")
        FAIL, //
        @Label(value = "Leave out", description = "The pixels are not valid in the output and do not count.")
        LEAVE_OUT
    }
}
