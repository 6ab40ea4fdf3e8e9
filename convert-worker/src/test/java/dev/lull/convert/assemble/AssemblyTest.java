package dev.lull.convert.assemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.ledger.UnitState;
import dev.lull.common.media.Checksum;
import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.Failure;
import dev.lull.common.task.Unit;
import dev.lull.convert.analysis.MediaAnalysis;
import dev.lull.convert.job.ConversionFiles;
import dev.lull.convert.meter.UnitKind;
import dev.lull.convert.testing.Mp4Bytes;
import dev.lull.convert.testing.OneConversion;
import dev.lull.convert.testing.SomeMedia;
import dev.lull.convert.testing.SomePlans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssemblyTest {

    private static final MediaAnalysis ORIGINAL = SomeMedia.toEncode(30);

    private OneConversion world;
    private Path work;
    private Assembly assembly;

    @BeforeEach
    void prepare(@TempDir Path folder) throws IOException {
        world = new OneConversion(folder, ORIGINAL);
        work = Files.createDirectories(folder.resolve("work"));
        assembly = new Assembly(world.store, world.analyzer);
    }

    @Test
    void finishedSegmentsAndAudioAreJoined() throws Exception {
        finishSegments();

        Assembly.Result result = assemble();

        assertThat(world.encoder.made()).containsExactly("joined");
        assertThat(result.checksum()).isEqualTo(Checksum.of(result.file()));
        assertThat(work.resolve("segments.ffconcat")).content().contains("file segment-0002.mp4");
    }

    @Test
    void aSingleUnitIsTheResultAndNothingIsEncoded() throws Exception {
        world.plan(SomePlans.whole(ConversionKind.REMUX));
        world.finish(Unit.segment(0), Mp4Bytes.ascii("the whole"));

        Assembly.Result result = assemble();

        assertThat(result.file()).hasContent("the whole");
        assertThat(result.checksum()).isEqualTo(Checksum.of(result.file()));
        assertThat(world.encoder.made()).isEmpty();
    }

    @Test
    void aUnitThatIsGoneIsTheBadOne() throws Exception {
        finishSegments();
        world.files.delete(key(Unit.segment(1)));

        assertBad(Unit.segment(1), "segment:0001 is gone from the store");
    }

    @Test
    void aUnitWhoseBytesChangedIsTheBadOne() throws Exception {
        finishSegments();
        overwrite(Unit.AUDIO, "of the same length?");

        assertBad(Unit.AUDIO, "audio in the store is not what was verified");
    }

    @Test
    void aWholeFileThatWasCutShortIsTheBadOne() throws Exception {
        world.plan(SomePlans.whole(ConversionKind.REMUX));
        world.finish(Unit.segment(0), Mp4Bytes.ascii("the whole"));
        overwrite(Unit.segment(0), "the");

        assertBad(Unit.segment(0), "segment:0000 in the store is not what was verified");
    }

    @Test
    void aUnitThatIsNotDoneIsWaitedFor() throws Exception {
        world.plan(SomePlans.segmented());

        assertThatThrownBy(this::assemble)
                .isInstanceOf(Failure.Transient.class)
                .hasMessage("segment:0000 is not done yet");
    }

    @Test
    void segmentsOfDifferentEncodersAreNotJoined() throws Exception {
        world.plan(SomePlans.segmented());
        world.finish(Unit.segment(0), Mp4Bytes.of("high 3.1", "0"));
        world.finish(Unit.segment(1), Mp4Bytes.of("high 4.0", "1"));
        world.finish(Unit.segment(2), Mp4Bytes.of("high 3.1", "2"));

        assertThatThrownBy(this::assemble)
                .isInstanceOf(Failure.Permanent.class)
                .hasMessage("segment-0001.mp4 is not encoded like the first segment");
        assertThat(world.encoder.made()).isEmpty();
    }

    @Test
    void aJoinedFileThatIsNotItsSourceIsRefused() throws Exception {
        finishSegments();
        world.encoder.spoil("joined", SomeMedia.compatible(25));

        assertThatThrownBy(this::assemble)
                .isInstanceOf(Failure.Permanent.class)
                .hasMessage("only 25 of 30 frames could be converted");
    }

    private void finishSegments() throws IOException {
        world.plan(SomePlans.segmented());
        world.finish(Unit.AUDIO, Mp4Bytes.ascii("of the same length."));
        for (int number = 0; number < 3; number++) {
            world.finish(Unit.segment(number), Mp4Bytes.of("high 3.1", "segment " + number));
        }
    }

    private void overwrite(Unit unit, String content) throws IOException {
        Path file = Files.writeString(world.files.scratch("other").resolve("file"), content);
        world.files.put(file, key(unit));
    }

    private String key(Unit unit) {
        UnitState.Done done = (UnitState.Done)
                Objects.requireNonNull(world.conversion().units().get(unit));
        return new ConversionFiles(OneConversion.ID).unit(unit, done.checksum());
    }

    private void assertBad(Unit unit, String reason) {
        assertThatThrownBy(this::assemble).isInstanceOfSatisfying(BadUnit.class, bad -> {
            assertThat(bad.unit()).isEqualTo(unit);
            assertThat(bad.reason()).isEqualTo(reason);
        });
    }

    private Assembly.Result assemble() throws BadUnit, Failure, InterruptedException {
        return assembly.assemble(
                world.conversion(),
                world.tools(),
                world.source,
                ORIGINAL,
                work,
                world.meters.begin(UnitKind.ASSEMBLY, 30),
                process -> {});
    }
}
