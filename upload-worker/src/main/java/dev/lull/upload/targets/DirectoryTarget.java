package dev.lull.upload.targets;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.util.Objects.requireNonNull;

import dev.lull.common.media.Failure;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A folder. A file is done when its content is there under its name, or under the first numbered form of it that other
 * content does not have: {@code a.jpg}, {@code a (2).jpg}, … Nothing that is there is ever replaced, and a final name
 * never shows anything but a whole file. Nobody may read it who may not read its original.
 */
public final class DirectoryTarget implements UploadTarget {

    private final Path root;
    private final PrefixTemplate dates;
    private final Parts parts;
    private final FolderErrors trouble;

    /**
     * Uploads to this folder.
     *
     * @param root must exist when a file is uploaded; it is not made, as it may be the mount point of a missing disk
     */
    public DirectoryTarget(Path root) {
        this(root, "");
    }

    /**
     * Sorts files by date below this folder.
     *
     * @param dates folders with placeholders, see {@link PrefixTemplate}; made when they are first needed
     * @throws dev.lull.common.settings.SettingsException when a placeholder is not known
     */
    public DirectoryTarget(Path root, String dates) {
        this(root, dates, Parts.in(root));
    }

    DirectoryTarget(Path root, String dates, Parts parts) {
        this.root = root.toAbsolutePath().normalize();
        this.dates = new PrefixTemplate(dates);
        this.parts = parts;
        this.trouble = new FolderErrors(this.root);
    }

    /** The names of an album are made to last together: a sync for each would take longer than its small files. */
    @Override
    public void upload(List<Upload> album, Outcomes outcomes) throws InterruptedException {
        Map<Path, Map<Upload, Receipt>> named = new LinkedHashMap<>();
        for (Upload upload : album) {
            try {
                Receipt receipt = upload(upload);
                Path folder = requireNonNull(Path.of(receipt.location()).getParent());
                named.computeIfAbsent(folder, each -> new LinkedHashMap<>()).put(upload, receipt);
            } catch (Failure failure) {
                outcomes.failed(upload, failure);
            }
        }
        named.forEach((folder, receipts) -> arrived(folder, receipts, outcomes));
    }

    @Override
    public void check() throws Failure.TargetUnavailable {
        trouble.check();
    }

    private void arrived(Path folder, Map<Upload, Receipt> receipts, Outcomes outcomes) {
        try {
            TargetFolder.sync(folder);
        } catch (IOException e) {
            receipts.keySet().forEach(upload -> outcomes.failed(upload, trouble.failure(upload, e)));
            return;
        }
        outcomes.arrived(receipts);
    }

    private Receipt upload(Upload upload) throws Failure, InterruptedException {
        trouble.check(upload);
        try {
            return bring(upload);
        } catch (ClosedByInterruptException stopped) {
            // the flag stays set with this exception, and not with the one we throw
            Thread.interrupted();
            throw new InterruptedException("stopped while uploading " + upload.name());
        } catch (UploadContent.Unreadable e) {
            throw e.failure();
        } catch (IOException e) {
            throw trouble.failure(upload, e);
        }
    }

    private Receipt bring(Upload upload) throws Failure, IOException {
        TargetName name = TargetName.of(upload.name());
        List<String> day = TargetName.folders(dates.of(upload.day()));
        Path folder = TargetFolder.below(TargetFolder.below(root, day), name.folders());
        int number = 1;
        while (true) {
            Path place = folder.resolve(TargetName.numbered(name.file(), number));
            if (!Files.exists(place, NOFOLLOW_LINKS)) {
                break;
            }
            if (holds(place, upload)) {
                PartFile.discardLeftovers(folder, upload.media());
                return new Receipt(place.toString(), true);
            }
            number++;
        }
        try (Part part = parts.begin(folder, upload.media(), FileMode.upTo(upload.permissions()))) {
            copy(upload, part);
            return publish(upload, part, folder, name.file(), number);
        }
    }

    private static void copy(Upload upload, Part part) throws Failure, IOException {
        try (UploadContent uploadContent = UploadContent.of(upload.file())) {
            uploadContent.requireSizeOf(upload);
            UploadContent.requireContentOf(upload, uploadContent.copyTo(part.channel()));
        }
        Files.setLastModifiedTime(part.path(), FileTime.from(upload.modified()));
        part.channel().force(true);
    }

    /**
     * Gives the part the first free name; other processes may take names, or bring the same content, at the same time.
     */
    private Receipt publish(Upload upload, Part part, Path folder, String file, int first) throws IOException {
        for (int number = first; ; number++) {
            Path place = folder.resolve(TargetName.numbered(file, number));
            try {
                part.publish(place);
                return new Receipt(place.toString(), false);
            } catch (FileAlreadyExistsException taken) {
                if (holds(place, upload)) {
                    return new Receipt(place.toString(), true);
                }
            }
        }
    }

    private static boolean holds(Path place, Upload upload) throws IOException {
        if (!Files.isRegularFile(place, NOFOLLOW_LINKS) || Files.size(place) != upload.size()) {
            return false;
        }
        try (UploadContent uploadContent = UploadContent.of(place)) {
            return uploadContent.sha256().equals(upload.sha256());
        } catch (UploadContent.Unreadable e) {
            if (e.forGood()) {
                return false;
            }
            throw new IOException(place.getFileName() + " " + e.getMessage(), e);
        }
    }
}
