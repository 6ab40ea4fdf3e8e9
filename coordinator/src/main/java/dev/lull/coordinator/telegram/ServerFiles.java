package dev.lull.coordinator.telegram;

import com.pengrad.telegrambot.model.File;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The files of a Bot API server: downloaded, or, when a local one says where on its disk they are, read there. Only
 * what is below one folder is, whatever the server says.
 */
final class ServerFiles {

    private final BotClient bot;
    private final @Nullable Path folder;

    /** @param folder null when nothing is read from the disk of a server */
    ServerFiles(BotClient bot, @Nullable Path folder) {
        this.bot = bot;
        this.folder = folder;
    }

    /**
     * Opens a file.
     *
     * @throws BotFailure when it cannot be downloaded
     * @throws FileRefused when it is not one to be read
     * @throws NotNow when the disk of the server cannot be read
     */
    Download open(File file) throws BotFailure, FileRefused, NotNow {
        String path = file.filePath();
        if (path == null || path.isEmpty()) {
            throw BotFailure.noAnswer("the Bot API server does not say where the file is");
        }
        return path.startsWith("/") ? local(path) : bot.download(path);
    }

    private Download local(String path) throws FileRefused, NotNow {
        if (folder == null) {
            throw new NotNow("the Bot API server keeps files on its disk: set source.telegram-files to its folder");
        }
        try {
            Path real = Path.of(path).toRealPath();
            if (!real.startsWith(folder.toRealPath()) || !Files.isRegularFile(real)) {
                throw new FileRefused("the Bot API server names a file that is not below source.telegram-files");
            }
            return new Download(Files.newInputStream(real), Files.size(real));
        } catch (InvalidPathException e) {
            throw new FileRefused("the Bot API server gives a path that is none");
        } catch (FileSystemException e) {
            throw new NotNow("a file of the Bot API server cannot be read, see source.telegram-files: " + e);
        } catch (IOException e) {
            throw new NotNow("the disk of the Bot API server cannot be read: " + e);
        }
    }

    /** What the server named is not read; the message does not repeat it. */
    static final class FileRefused extends Exception {

        private static final long serialVersionUID = 1;

        private final String why;

        FileRefused(String why) {
            super(why);
            this.why = why;
        }

        String why() {
            return why;
        }
    }
}
