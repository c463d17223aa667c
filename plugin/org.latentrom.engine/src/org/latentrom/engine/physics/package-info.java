/** What is known of fields beyond data, as a penalty in the training of a model: equations that they satisfy. */
package org.latentrom.engine.physics;
