package dev.lull.bench.chaos.check;

/** What is to become of a file that was handed over. */
public enum Kind {
    IMAGE("images"),
    COMPATIBLE("compatible videos"),
    TO_CONVERT("videos to convert");

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
