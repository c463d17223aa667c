/** Legacy FEniCS' own XML: meshes, and functions as lists of degrees of freedom. */
package org.latentrom.engine.io.dolfin;
