/**
 * Networks as ONNX graphs (Open Neural Network Exchange, IR version 7, operator set 13), so that they run outside of
 * this product. The message classes and Protocol Buffers come with ND4J.
 */
package org.latentrom.engine.onnx;
