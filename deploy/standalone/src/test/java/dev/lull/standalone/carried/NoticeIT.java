package dev.lull.standalone.carried;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

class NoticeIT {

    @Test
    void allThatIsCarriedHasItsLicenceInTheNoticeOfTheJarAndNothingElseHas() throws Exception {
        List<String> named = notice().lines()
                .filter(line -> line.startsWith("  "))
                .flatMap(line -> List.of(line.strip().split(" ")).stream())
                .toList();

        assertThat(named).containsExactlyInAnyOrderElementsOf(Carried.jars().keySet());
    }

    private static String notice() throws Exception {
        try (ZipFile jar = new ZipFile(Path.of("target/lull.jar").toFile())) {
            assertThat(jar.getEntry("META-INF/LICENSE")).isNotNull();
            return new String(
                    jar.getInputStream(jar.getEntry("META-INF/NOTICE")).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
