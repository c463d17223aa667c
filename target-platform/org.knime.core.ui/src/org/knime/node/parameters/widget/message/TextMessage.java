package org.knime.node.parameters.widget.message;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;

import org.knime.node.parameters.updates.StateProvider;

/** The field, a {@code Void}, is shown as a message. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface TextMessage {
    /** Who gives the message; none is shown if it is empty. */
    Class<? extends StateProvider<Optional<Message>>> value();

    /** A message; nothing of it may be null. */
    record Message(String title, String description, MessageType type) {
    }

    enum MessageType {
        INFO,
        WARNING,
        ERROR,
        SUCCESS
    }
}
