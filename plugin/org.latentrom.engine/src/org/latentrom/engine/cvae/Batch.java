package org.latentrom.engine.cvae;

import java.util.List;
import org.latentrom.engine.field.Field;

/**
 * What goes through the network in one step, as {@link BatchLayout} says.
 *
 * @param fields the field of each row of the batch
 * @param numbers their numbers in {@link CvaeData#fields}
 */
record Batch(List<Field> fields, int[] numbers) {
}
