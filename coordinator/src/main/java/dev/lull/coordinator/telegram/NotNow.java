package dev.lull.coordinator.telegram;

/** A message cannot be dealt with at the moment: it, and those behind it, are read again later. */
final class NotNow extends Exception {

    private static final long serialVersionUID = 1;

    private final String why;

    NotNow(String why) {
        super(why);
        this.why = why;
    }

    /** One line. */
    String why() {
        return why;
    }
}
