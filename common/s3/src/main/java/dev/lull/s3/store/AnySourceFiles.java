package dev.lull.s3.store;

import dev.lull.common.store.HeldFile;
import dev.lull.common.store.S3Location;
import dev.lull.common.store.SourceFiles;
import java.io.IOException;
import java.util.Optional;

/** Originals of every kind, told apart by how they are named. */
final class AnySourceFiles implements SourceFiles {

    private final SourceFiles disks;
    private final SourceFiles buckets;

    AnySourceFiles(SourceFiles disks, SourceFiles buckets) {
        this.disks = disks;
        this.buckets = buckets;
    }

    @Override
    public Optional<State> stat(String source) throws IOException {
        return of(source).stat(source);
    }

    @Override
    public State requireReadable(String source) throws IOException {
        return of(source).requireReadable(source);
    }

    @Override
    public HeldFile hold(String source) throws IOException, InterruptedException {
        return of(source).hold(source);
    }

    @Override
    public Page objects(String beginning, String after) throws IOException {
        return of(beginning).objects(beginning, after);
    }

    @Override
    public void requireAvailable(String folder) throws IOException {
        of(folder).requireAvailable(folder);
    }

    @Override
    public void close() {
        disks.close();
        buckets.close();
    }

    private SourceFiles of(String source) {
        return S3Location.isOne(source) ? buckets : disks;
    }
}
