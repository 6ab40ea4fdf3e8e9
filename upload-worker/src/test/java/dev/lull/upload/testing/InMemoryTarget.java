package dev.lull.upload.testing;

import dev.lull.common.media.Failure;
import dev.lull.common.media.Failure.TargetUnavailable;
import dev.lull.common.testing.Steps;
import dev.lull.upload.targets.Receipt;
import dev.lull.upload.targets.Upload;
import dev.lull.upload.targets.UploadContent;
import dev.lull.upload.targets.UploadTarget;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The twin of the targets that recognise what they have, by name and content, like a folder or a bucket. Each file that
 * is new there is one step, {@code target.put}.
 */
public final class InMemoryTarget implements UploadTarget {

    private final Steps steps;
    private final Map<String, String> checksums = new TreeMap<>();
    private final Map<String, Failure> refusals = new HashMap<>();
    private @Nullable TargetUnavailable outage;

    public InMemoryTarget() {
        this(new Steps());
    }

    public InMemoryTarget(Steps steps) {
        this.steps = steps;
    }

    /** Files of this name fail like this until the target {@link #takes} them. */
    public synchronized void refuses(String name, Failure failure) {
        refusals.put(name, failure);
    }

    public synchronized void takes(String name) {
        refusals.remove(name);
    }

    /** From now on it takes nothing. */
    public synchronized void disconnect() {
        outage = new TargetUnavailable("the target is away");
    }

    /** From now on it takes nothing from this machine. */
    public synchronized void unmount() {
        outage = TargetUnavailable.here("the target is not mounted", null);
    }

    public synchronized void reconnect() {
        outage = null;
    }

    /** The checksums of what it has, by name. */
    public synchronized Map<String, String> checksums() {
        return new TreeMap<>(checksums);
    }

    @Override
    public void upload(List<Upload> album, Outcomes outcomes) throws InterruptedException {
        for (Upload upload : album) {
            try {
                outcomes.arrived(upload, bring(upload));
            } catch (Failure failure) {
                outcomes.failed(upload, failure);
            }
        }
    }

    @Override
    public synchronized void check() throws TargetUnavailable {
        requireThere();
    }

    private synchronized Receipt bring(Upload upload) throws Failure, InterruptedException {
        requireThere();
        Failure refusal = refusals.get(upload.name());
        if (refusal != null) {
            throw refusal;
        }
        requireUnchanged(upload);
        for (int number = 1; ; number++) {
            String name = numbered(upload.name(), number);
            String taken = checksums.get(name);
            if (taken == null) {
                steps.take("target.put");
                checksums.put(name, upload.sha256());
            }
            if (taken == null || taken.equals(upload.sha256())) {
                return new Receipt("memory:/" + name, taken != null);
            }
        }
    }

    private void requireThere() throws TargetUnavailable {
        if (outage != null) {
            throw outage;
        }
    }

    private static void requireUnchanged(Upload upload) throws Failure, InterruptedException {
        try (UploadContent content = UploadContent.of(upload.file())) {
            content.requireSizeOf(upload);
            UploadContent.requireContentOf(upload, content.sha256());
        } catch (ClosedByInterruptException stopped) {
            // the flag stays set with this exception, and not with the one we throw
            Thread.interrupted();
            throw new InterruptedException("stopped while reading " + upload.name());
        } catch (UploadContent.Unreadable e) {
            throw e.failure();
        } catch (IOException e) {
            throw new Failure.Transient("the file cannot be read: " + e.getMessage(), e);
        }
    }

    private static String numbered(String name, int number) {
        if (number == 1) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        int end = dot > name.lastIndexOf('/') ? dot : name.length();
        return name.substring(0, end) + " (" + number + ")" + name.substring(end);
    }
}
