/**
 * Formulas that a user types: {@code u_t + u*u_x - nu*u_xx}. A text is parsed to an immutable tree
 * ({@link org.latentrom.engine.pde.expression.Expression}), never to code; a tree can be derived with respect to a
 * symbol and evaluated over arrays. What the symbols stand for is not known here.
 */
package org.latentrom.engine.pde.expression;
