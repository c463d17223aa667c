/** MATLAB's files: level 5 ("MAT-File Format", MathWorks), and 7.3, which is HDF5. */
package org.latentrom.engine.io.matlab;
