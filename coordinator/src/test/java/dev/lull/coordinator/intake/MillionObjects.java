package dev.lull.coordinator.intake;

import dev.lull.common.ledger.WalkPosition;
import dev.lull.common.store.HeldFile;
import dev.lull.common.store.SourceFiles;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Walks a million objects, in one folder or in many, and prints what it found: a process of its own. */
final class MillionObjects implements SourceFiles {

    static final int OBJECTS = 1_000_000;

    private static final int PAGE = 1000;
    private static final String BUCKET = "s3://bucket/in/";

    private final int inEachFolder;

    private MillionObjects(int inEachFolder) {
        this.inEachFolder = inEachFolder;
    }

    public static void main(String... arguments) throws Exception {
        int[] found = new int[1];
        SourceFiles files = new MillionObjects(Integer.parseInt(arguments[0]));
        AllowedRoots roots = new AllowedRoots(List.of("s3://bucket"), List.of());
        new ObjectWalk(roots, files, new SourceCheck(files, Duration.ZERO), entry -> found[0]++)
                .walk("s3://bucket/in", WalkPosition.START);
        System.out.println(found[0]);
    }

    @Override
    public Page objects(String beginning, String after) {
        int first = after.isEmpty() ? 0 : number(after) + 1;
        List<String> page = IntStream.range(first, Math.min(first + PAGE, OBJECTS))
                .mapToObj(this::name)
                .toList();
        return new Page(page, first + PAGE < OBJECTS ? page.get(page.size() - 1) : null);
    }

    /** Each image has a sidecar. */
    private String name(int number) {
        return "%s%07d/IMG_%07d.%s"
                .formatted(BUCKET, number / inEachFolder, number / 2, number % 2 == 0 ? "HEIC" : "xmp");
    }

    private static int number(String name) {
        int image = Integer.parseInt(name.substring(name.indexOf("IMG_") + 4, name.lastIndexOf('.')));
        return 2 * image + (name.endsWith("xmp") ? 1 : 0);
    }

    @Override
    public Optional<State> stat(String source) {
        return source.endsWith("/in") ? Optional.empty() : Optional.of(new State(1, Instant.EPOCH));
    }

    @Override
    public HeldFile hold(String source) throws IOException {
        throw new NoSuchFileException(source);
    }

    @Override
    public void close() {}
}
