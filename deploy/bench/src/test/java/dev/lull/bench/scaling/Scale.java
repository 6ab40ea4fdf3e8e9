package dev.lull.bench.scaling;

import java.nio.file.Files;
import java.nio.file.Path;

/** Prints the figures of {@code docs/scaling.md}. */
public final class Scale {

    private Scale() {}

    /**
     * Prints.
     *
     * @param arguments an empty folder to work in, and the parts: simulate, count or measure
     */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        for (int i = 1; i < arguments.length; i++) {
            Path own = Files.createDirectories(folder.resolve(arguments[i]));
            System.out.println(
                    switch (arguments[i]) {
                        case "simulate" -> Tables.all();
                        case "count" -> Counting.in(own);
                        case "measure" -> Measuring.in(own);
                        default -> throw new IllegalArgumentException("no such part: " + arguments[i]);
                    });
        }
        // the embedded broker leaves threads behind
        System.exit(0);
    }
}
