package dev.lull.coordinator.capture;

import dev.lull.common.media.Capture;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what the camera wrote into a file: EXIF of pictures, the boxes of QuickTime and MP4. Thread-safe. */
public final class CaptureReader {

    private static final Logger log = LoggerFactory.getLogger(CaptureReader.class);

    private final ZoneId zone;

    /** @param zone whose local time it is where a file tells UTC only, as MP4 does */
    public CaptureReader(ZoneId zone) {
        this.zone = zone;
    }

    /** What the file says; {@link Capture#UNKNOWN} when it says nothing, or nothing that can be read. */
    public Capture read(Path file) throws InterruptedException {
        try (BoundedBytes bytes = BoundedBytes.open(file)) {
            Optional<ByteRange> exif = ExifLocator.find(bytes);
            return exif.isPresent() ? Exif.read(bytes, exif.get()) : QuickTime.read(bytes, zone);
        } catch (ClosedByInterruptException e) {
            Thread.interrupted();
            throw new InterruptedException("stopped while reading");
        } catch (IOException | RuntimeException e) {
            log.debug("capture date not read: {}", e.toString());
            return Capture.UNKNOWN;
        }
    }
}
