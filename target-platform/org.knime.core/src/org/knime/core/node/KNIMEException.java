package org.knime.core.node;

import org.knime.core.node.message.Message;

/** An execution failed; the message says why and what can be done. */
public final class KNIMEException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Message m_message;

    /** @param message what failed */
    public KNIMEException(final String message) {
        this(Message.fromSummary(message), null);
    }

    /** @param message what failed
     * @param cause why */
    public KNIMEException(final String message, final Throwable cause) {
        this(Message.fromSummary(message), cause);
    }

    private KNIMEException(final Message message, final Throwable cause) {
        super(message.getSummary(), cause);
        m_message = message;
    }

    /** With a full message. */
    public static KNIMEException of(final Message message) {
        return new KNIMEException(message, null);
    }

    /** With a full message. */
    public static KNIMEException of(final Message message, final Throwable cause) {
        return new KNIMEException(message, cause);
    }

    /** The message with its details and remedies. */
    public Message getKNIMEMessage() {
        return m_message;
    }

    /** The same as an unchecked exception, for lambdas. */
    public KNIMERuntimeException toUnchecked() {
        return new KNIMERuntimeException();
    }

    /** A {@link KNIMEException} that need not be declared. */
    public final class KNIMERuntimeException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        KNIMERuntimeException() {
            super(KNIMEException.this.getMessage(), KNIMEException.this);
        }

        @Override
        public synchronized KNIMEException getCause() {
            return (KNIMEException)super.getCause();
        }

        /** The message with its details and remedies. */
        public Message getKNIMEMessage() {
            return m_message;
        }
    }
}
