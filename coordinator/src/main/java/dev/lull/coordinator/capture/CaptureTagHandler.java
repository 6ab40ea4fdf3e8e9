package dev.lull.coordinator.capture;

import com.drew.imaging.tiff.TiffProcessingException;
import com.drew.lang.RandomAccessReader;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.tiff.DirectoryTiffHandler;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Has the library read the few tags that tell of a capture, in the directories where they belong, and nothing else: no
 * maker notes, no thumbnails, no long values, no directories below directories.
 */
final class CaptureTagHandler extends DirectoryTiffHandler {

    private static final int TIFF = 42;
    private static final int LONGEST_VALUE = 1024;
    /** The library asks once for each pointer that a tag has, and a tag may have millions. */
    private static final int MOST_POINTERS = 10_000;

    private static final Map<Class<? extends Directory>, Set<Integer>> WANTED = Map.of(
            ExifIFD0Directory.class,
            Set.of(ExifDirectoryBase.TAG_MAKE, ExifDirectoryBase.TAG_MODEL),
            ExifSubIFDDirectory.class,
            Set.of(
                    ExifDirectoryBase.TAG_DATETIME_ORIGINAL,
                    ExifDirectoryBase.TAG_DATETIME_DIGITIZED,
                    ExifDirectoryBase.TAG_TIME_ZONE_ORIGINAL,
                    ExifDirectoryBase.TAG_TIME_ZONE_DIGITIZED),
            GpsDirectory.class,
            Set.of(
                    GpsDirectory.TAG_LATITUDE_REF,
                    GpsDirectory.TAG_LATITUDE,
                    GpsDirectory.TAG_LONGITUDE_REF,
                    GpsDirectory.TAG_LONGITUDE));

    private int pointers;

    CaptureTagHandler(Metadata metadata) {
        super(metadata, null);
    }

    @Override
    public void setTiffMarker(int marker) throws TiffProcessingException {
        if (marker != TIFF) {
            throw new TiffProcessingException("no TIFF structure: " + marker);
        }
        pushDirectory(ExifIFD0Directory.class);
    }

    @Override
    public boolean tryEnterSubIfd(int tag) {
        if (++pointers > MOST_POINTERS) {
            throw new IllegalStateException("more than " + MOST_POINTERS + " pointers");
        }
        if (!(_currentDirectory instanceof ExifIFD0Directory)) {
            return false;
        }
        switch (tag) {
            case ExifIFD0Directory.TAG_EXIF_SUB_IFD_OFFSET -> pushDirectory(ExifSubIFDDirectory.class);
            case ExifIFD0Directory.TAG_GPS_INFO_OFFSET -> pushDirectory(GpsDirectory.class);
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean hasFollowerIfd() {
        return false;
    }

    @Override
    public @Nullable Long tryCustomProcessFormat(int tag, int format, long count) {
        return null;
    }

    /** Says of what is not wanted that it is done with. */
    @Override
    public boolean customProcessTag(
            int offset, Set<Integer> seen, int header, RandomAccessReader reader, int tag, int bytes) {
        return bytes < 0
                || bytes > LONGEST_VALUE
                || _currentDirectory == null
                || !WANTED.getOrDefault(_currentDirectory.getClass(), Set.of()).contains(tag);
    }

    @Override
    public void warn(String message) {
        // files are full of small faults
    }

    @Override
    public void error(String message) {
        // what could be read counts
    }
}
