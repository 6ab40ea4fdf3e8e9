package dev.lull.common.ops;

import java.util.regex.Pattern;

/** What callers are told comes from many clients of servers, whose messages name the servers. */
public final class Addresses {

    private static final Pattern ADDRESS = Pattern.compile("(?<=://)[^\\s/,;()\"']*[^\\s/,;()\"':]"
            + "|\\b\\d{1,3}(?:\\.\\d{1,3}){3}(?::\\d+)?"
            + "|\\[[0-9a-fA-F:.]{2,}(?:%\\w+)?](?::\\d+)?"
            + "|\\b(?!segment:)[A-Za-z][\\w.-]*:\\d{2,5}\\b"
            + "|(?<=Request ID: )[^\\s,)]+");

    private Addresses() {}

    /** The text with each address, and each id that a server gave to a request, replaced by {@code …}. */
    public static String hidden(String text) {
        return ADDRESS.matcher(text).replaceAll("…");
    }
}
