/** Point clouds as tables of text: a line a point, columns for coordinates, time and fields. */
package org.latentrom.engine.io.csv;
