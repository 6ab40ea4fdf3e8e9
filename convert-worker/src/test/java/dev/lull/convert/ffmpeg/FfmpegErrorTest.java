package dev.lull.convert.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.media.Failure;
import java.util.List;
import org.junit.jupiter.api.Test;

class FfmpegErrorTest {

    @Test
    void aFileThatCannotBeReadIsTheFilesFault() {
        Failure failure = FfmpegError.of(
                "ffmpeg",
                183,
                List.of(
                        "[error] something of no account",
                        "[matroska,webm @ 0x5581] [error] EBML header parsing failed",
                        "[in#0 @ 0x55] [error] Error opening input: Invalid data found when processing input"));

        assertThat(failure)
                .isInstanceOf(Failure.Permanent.class)
                .hasMessage("ffmpeg failed: EBML header parsing failed");
    }

    @Test
    void aCodecThatIsNotDecodedIsNamed() {
        List<String> errors = List.of(
                "[magicyuv @ 0x55690b6b5340] [error] Codec (magicyuv) not on whitelist 'h264,hevc'",
                "[error] Error opening output files: Invalid argument");

        assertThat(FfmpegError.of("ffmpeg", 234, errors))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessage("magicyuv is not among the codecs that are decoded");
    }

    @Test
    void aFullDiskIsNotTheFilesFault() {
        assertThat(FfmpegError.of("ffmpeg", 228, List.of("[out#0/mp4 @ 0x5] [error] No space left on device")))
                .isInstanceOf(Failure.Transient.class)
                .hasMessage("ffmpeg: No space left on device");
    }

    @Test
    void anFfmpegKilledFromOutsideIsTriedAgain() {
        assertThat(FfmpegError.of("ffmpeg", 137, List.of()))
                .isInstanceOf(Failure.Transient.class)
                .hasMessage("ffmpeg was ended from outside by signal 9");
    }

    @Test
    void aSilentFailureAtLeastSaysItsStatus() {
        assertThat(FfmpegError.of("ffmpeg", 1, List.of())).hasMessage("ffmpeg failed: exit status 1");
    }

    @Test
    void aFilterThisBuildLacksIsNamed() {
        assertThat(FfmpegError.of("ffmpeg", 8, List.of("[AVFilterGraph @ 0x5] [error] No such filter: 'zscale'")))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessage(
                        "this ffmpeg has no filter zscale, which this file needs; set ffmpeg.path to one that has it");
    }
}
