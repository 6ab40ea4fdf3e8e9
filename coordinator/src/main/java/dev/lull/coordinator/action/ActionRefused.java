package dev.lull.coordinator.action;

/** What was asked for does not go with the state of the file, or of the target; one line for a person. */
public final class ActionRefused extends Exception {

    private static final long serialVersionUID = 1L;

    public ActionRefused(String why) {
        super(why);
    }

    /** The one line. */
    public String why() {
        return String.valueOf(getMessage());
    }
}
