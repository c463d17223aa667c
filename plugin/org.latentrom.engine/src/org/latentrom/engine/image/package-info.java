/**
 * Pictures of fields: colour maps made by formula, panels with axes and colour bars, lettering of our own, so that a
 * picture is the same on every machine, also on one without fonts or a screen. Plain Java with headless AWT.
 */
package org.latentrom.engine.image;
