/** Functions of legacy FEniCS (dolfin) with their degrees of freedom: on XDMF checkpoints and in HDF5 files. */
package org.latentrom.engine.io.fenics;
