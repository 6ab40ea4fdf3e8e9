package dev.lull.upload.targets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.media.Failure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A process that uploads one file where the operating system takes only so many bytes of it. */
final class UploadInAFullDisk {

    private UploadInAFullDisk() {}

    /** What became of the upload, in one line. */
    static String run(Upload upload, Path root, int bytes) throws Exception {
        List<String> command = List.of(
                "sh",
                "-c",
                "ulimit -f " + bytes / 512 + "; exec \"$@\"",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                UploadInAFullDisk.class.getName(),
                upload.file().toString(),
                upload.name(),
                upload.sha256(),
                Long.toString(upload.size()),
                root.toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.strip();
    }

    @SuppressWarnings("SystemOut") // its one line of output is the answer
    public static void main(String[] args) throws Exception {
        Upload upload = new Upload(
                "media-1",
                args[1],
                Path.of(args[0]),
                Long.parseLong(args[3]),
                args[2],
                "video/mp4",
                SampleSources.TAKEN_IN_2019);
        Failure failure = RecordedOutcomes.failureOf(new DirectoryTarget(Path.of(args[4])), upload);
        System.out.println(failure.getClass().getSimpleName() + ": " + failure.reason());
    }
}
