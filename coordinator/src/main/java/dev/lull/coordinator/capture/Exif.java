package dev.lull.coordinator.capture;

import com.drew.imaging.tiff.TiffProcessingException;
import com.drew.imaging.tiff.TiffReader;
import com.drew.lang.GeoLocation;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import dev.lull.common.media.Capture;
import dev.lull.common.media.CaptureTime;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an EXIF block says. Of one that cannot be read to its end, what came before. */
final class Exif {

    private static final Logger log = LoggerFactory.getLogger(Exif.class);

    private final Metadata metadata = new Metadata();

    private Exif() {}

    static Capture read(BoundedBytes bytes, ByteRange block) throws ClosedByInterruptException {
        Exif exif = new Exif();
        try {
            new TiffReader().processTiff(new RangeReader(bytes, block), new CaptureTagHandler(exif.metadata), 0);
        } catch (ClosedByInterruptException stopped) {
            throw stopped;
        } catch (TiffProcessingException | IOException | RuntimeException e) {
            log.debug("EXIF not read to its end: {}", e.toString());
        }
        return new Capture(exif.time(), exif.place(), exif.camera());
    }

    private @Nullable CaptureTime time() {
        ExifSubIFDDirectory exif = metadata.getFirstDirectoryOfType(ExifSubIFDDirectory.class);
        if (exif == null) {
            return null;
        }
        CaptureTime original = CaptureTexts.time(
                exif.getString(ExifDirectoryBase.TAG_DATETIME_ORIGINAL),
                exif.getString(ExifDirectoryBase.TAG_TIME_ZONE_ORIGINAL));
        return original != null
                ? original
                : CaptureTexts.time(
                        exif.getString(ExifDirectoryBase.TAG_DATETIME_DIGITIZED),
                        exif.getString(ExifDirectoryBase.TAG_TIME_ZONE_DIGITIZED));
    }

    private @Nullable String place() {
        GpsDirectory gps = metadata.getFirstDirectoryOfType(GpsDirectory.class);
        GeoLocation location = gps == null ? null : gps.getGeoLocation();
        return location == null ? null : CaptureTexts.place(location.getLatitude(), location.getLongitude());
    }

    private @Nullable String camera() {
        ExifIFD0Directory picture = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        return picture == null
                ? null
                : CaptureTexts.camera(
                        picture.getString(ExifDirectoryBase.TAG_MAKE), picture.getString(ExifDirectoryBase.TAG_MODEL));
    }
}
