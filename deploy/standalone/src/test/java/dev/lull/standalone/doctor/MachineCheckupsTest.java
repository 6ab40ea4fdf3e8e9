package dev.lull.standalone.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lull.common.ops.Checkup;
import dev.lull.common.settings.SettingsLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineCheckupsTest {

    @TempDir
    Path folder;

    @Test
    void aJavaThatIsTooOldIsBadAndOneThatIsTooNewIsAWarning() {
        assertThat(MachineCheckups.java(Runtime.Version.parse("11.0.2")).verdict())
                .isEqualTo(Checkup.Verdict.BAD);
        assertThat(MachineCheckups.java(Runtime.Version.parse("17.0.9")).verdict())
                .isEqualTo(Checkup.Verdict.GOOD);
        assertThat(MachineCheckups.java(Runtime.Version.parse("26")).verdict()).isEqualTo(Checkup.Verdict.WARNING);
    }

    @Test
    void whatFfmpegRunsWithoutIsNamed() {
        assertThat(MachineCheckups.confinement(List.of()).verdict()).isEqualTo(Checkup.Verdict.GOOD);
        assertThat(MachineCheckups.confinement(List.of("a ban on network connections (seccomp)"))
                        .found())
                .isEqualTo("ffmpeg runs without a ban on network connections (seccomp)");
    }

    @Test
    void aFolderThatCannotBeIsBadAndOneThatIsStillToBeMadeIsNot() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThat(checked("target", file.resolve("out").toString()))
                .extracting(Checkup::what, Checkup::verdict)
                .contains(tuple("target", Checkup.Verdict.BAD));
        assertThat(checked("target", folder.resolve("a/b/{year}").toString()))
                .filteredOn(checkup -> checkup.what().equals("target"))
                .singleElement()
                .satisfies(checkup -> assertThat(checkup.found())
                        .startsWith(folder + "/a/b, ")
                        .endsWith(" GB free"));
    }

    @Test
    void aDiskWithoutRoomForConversionsIsAWarning() {
        assertThat(new MachineCheckups(new SettingsLoader()
                                .base(Map.of("store", folder.toString(), "convert.disk-floor", "900000TB"))
                                .load())
                        .all())
                .filteredOn(checkup -> checkup.what().equals("store"))
                .singleElement()
                .satisfies(checkup -> assertThat(checkup.verdict()).isEqualTo(Checkup.Verdict.WARNING));
    }

    private static List<Checkup> checked(String key, String value) {
        return new MachineCheckups(new SettingsLoader().base(Map.of(key, value)).load()).all();
    }
}
