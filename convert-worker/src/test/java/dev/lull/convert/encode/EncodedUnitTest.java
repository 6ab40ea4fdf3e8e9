package dev.lull.convert.encode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.media.ConversionKind;
import dev.lull.common.probe.TargetProfile;
import dev.lull.common.task.Unit;
import dev.lull.convert.analysis.MediaAnalysis;
import dev.lull.convert.testing.SomeMedia;
import dev.lull.convert.testing.SomePlans;
import org.junit.jupiter.api.Test;

class EncodedUnitTest {

    private static final MediaAnalysis SOURCE = SomeMedia.toEncode(30);

    @Test
    void theOnlyUnitOfAPlanInOnePieceIsTheWholeFile() {
        EncodedUnit unit =
                EncodedUnit.of(SomePlans.whole(ConversionKind.REMUX), Unit.segment(0), SOURCE, TargetProfile.WEB);

        assertThat(unit).isInstanceOf(EncodedUnit.WholeUnit.class);
        assertThat(unit.length()).isEqualTo(30);
    }

    @Test
    void aSegmentIsAsLongAsFromItsFirstFrameToItsLast() {
        EncodedUnit unit = EncodedUnit.of(SomePlans.segmented(), Unit.segment(1), SOURCE, TargetProfile.WEB);

        assertThat(unit).isInstanceOf(EncodedUnit.SegmentUnit.class);
        assertThat(unit.length()).isEqualTo(9);
    }

    @Test
    void audioIsOneUnitAsLongAsTheFile() {
        EncodedUnit unit = EncodedUnit.of(SomePlans.segmented(), Unit.AUDIO, SOURCE, TargetProfile.WEB);

        assertThat(unit).isInstanceOf(EncodedUnit.AudioUnit.class);
        assertThat(unit.length()).isEqualTo(30);
    }
}
