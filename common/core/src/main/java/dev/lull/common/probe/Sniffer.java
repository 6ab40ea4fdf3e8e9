package dev.lull.common.probe;

import static dev.lull.common.probe.Sniffed.Guess.IMAGE;
import static dev.lull.common.probe.Sniffed.Guess.OTHER;
import static dev.lull.common.probe.Sniffed.Guess.UNCERTAIN;
import static dev.lull.common.probe.Sniffed.Guess.VIDEO;

import dev.lull.common.posix.RegularFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/**
 * Tells what a file is from its first bytes. The name is not looked at: one in six real files has a wrong extension.
 * Where the first bytes do not tell, {@link ImageNames} knows what a name stands for.
 */
public final class Sniffer {

    /** As much as tika's magic patterns reach into a file. */
    private static final int HEAD = 64 * 1024;

    private static final String UNKNOWN = "application/octet-stream";

    /**
     * Containers of moving pictures whose MIME type does not begin with {@code video/}, and what they are called here.
     */
    private static final Map<String, String> CONTAINERS = Map.of(
            "application/mp4", "video/mp4",
            "application/x-matroska", "video/x-matroska",
            "application/vnd.rn-realmedia", "video/vnd.rn-realvideo",
            "application/mxf", "application/mxf");

    /** Containers that may hold sound alone. */
    private static final Set<String> PERHAPS =
            Set.of(UNKNOWN, "application/ogg", "application/vnd.ms-asf", "video/x-ms-asf");

    private final MimeTypes types = MimeTypes.getDefaultMimeTypes();

    /** Reads the beginning of the file. */
    public Sniffed sniff(Path file) throws IOException {
        byte[] head;
        try (InputStream in = RegularFile.stream(file)) {
            head = in.readNBytes(HEAD);
        }
        if (IsoFile.begins(head)) {
            try (FileBytes bytes = FileBytes.open(file)) {
                return judge(IsoBrands.contentType(IsoFile.read(bytes)));
            }
        }
        String image = ImageSignatures.contentType(head);
        if (image != null) {
            return new Sniffed(image, IMAGE);
        }
        return judge(
                types.detect(new ByteArrayInputStream(head), new Metadata()).toString());
    }

    private static Sniffed judge(String type) {
        if (CONTAINERS.containsKey(type)) {
            return new Sniffed(CONTAINERS.get(type), VIDEO);
        }
        if (PERHAPS.contains(type) || type.startsWith("audio/")) {
            return new Sniffed(type, UNCERTAIN);
        }
        if (type.startsWith("video/")) {
            return new Sniffed(type, VIDEO);
        }
        return new Sniffed(type, type.startsWith("image/") ? IMAGE : OTHER);
    }
}
