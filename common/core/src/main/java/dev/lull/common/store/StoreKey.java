package dev.lull.common.store;

import java.util.regex.Pattern;

/** The form of keys: relative names of plain letters, so that no key leads out of a store or means two things. */
public final class StoreKey {

    private static final Pattern PART = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*");

    private StoreKey() {}

    public static boolean isPart(String name) {
        return PART.matcher(name).matches();
    }

    /** Throws {@link IllegalArgumentException} unless it has the form of a key. */
    public static void check(String key) {
        for (String part : key.split("/", -1)) {
            if (!isPart(part)) {
                throw new IllegalArgumentException("not a key: '" + key + "'");
            }
        }
    }
}
