package dev.lull.standalone.progress;

/** How a piece of text looks where there are colours. */
enum Style {
    PLAIN(""),
    QUIET("2"),
    GOOD("32"),
    BUSY("36"),
    WAIT("33"),
    BAD("31");

    /** Of the standard colours only, which people set to what they can read on their background. */
    private final String code;

    Style(String code) {
        this.code = code;
    }

    String of(String text) {
        return code.isEmpty() || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
