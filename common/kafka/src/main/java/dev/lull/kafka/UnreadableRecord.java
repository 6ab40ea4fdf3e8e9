package dev.lull.kafka;

/** A record that is no task; the message is the one-line reason for the dead letter. */
final class UnreadableRecord extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableRecord(String reason) {
        super(reason.replaceAll("\\s*\\R\\s*", " "));
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
