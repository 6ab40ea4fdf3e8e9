package dev.lull.common.probe;

import dev.lull.common.media.Failure;
import dev.lull.common.store.TooLargeException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What it means for a file that it cannot be read. */
public final class SourceErrors {

    private SourceErrors() {}

    /** The failure, in one line without the path. */
    public static Failure of(IOException trouble) {
        if (trouble instanceof NoSuchFileException || trouble instanceof FileNotFoundException) {
            return new Failure.Permanent("the file is gone", trouble);
        }
        if (trouble.getCause() instanceof Failure.RateLimited limited) {
            return limited;
        }
        if (trouble instanceof TooLargeException) {
            return new Failure.Permanent("the file is too large: " + trouble.getMessage(), trouble);
        }
        if (trouble instanceof AccessDeniedException refused) {
            String why =
                    refused.getReason() == null ? "no permission to read the file" : "refused: " + refused.getReason();
            return new Failure.Permanent(why, trouble);
        }
        return new Failure.Transient("cannot read the file: " + reason(trouble), trouble);
    }

    /** What went wrong, without the path. */
    public static String reason(IOException trouble) {
        return trouble instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : String.valueOf(trouble.getMessage());
    }
}
