package dev.lull.upload;

import static dev.lull.common.media.MediaKind.IMAGE;
import static dev.lull.common.media.MediaKind.VIDEO;

import dev.lull.common.task.UploadPriority;
import dev.lull.common.task.UploadTask;
import java.io.IOException;

/** What is to be uploaded when a worker dies. */
enum Scene {
    ALBUM_OF_IMAGES {
        @Override
        UploadTask prepare(TwinUploads uploads) throws IOException {
            return uploads.task(
                    UploadPriority.IMAGES,
                    uploads.queued(IMAGE, "trip/a.jpg", "one"),
                    uploads.queued(IMAGE, "trip/b.jpg", "two"),
                    uploads.queued(IMAGE, "trip/c.jpg", "three"));
        }
    },
    VIDEO_AS_IT_IS {
        @Override
        UploadTask prepare(TwinUploads uploads) throws IOException {
            return uploads.task(UploadPriority.VIDEOS, uploads.queued(VIDEO, "trip/film.mp4", "film"));
        }
    },
    CONVERTED_FILE {
        @Override
        UploadTask prepare(TwinUploads uploads) throws IOException {
            return uploads.task(UploadPriority.CONVERTED, uploads.converted("trip/film.mkv", "original", "converted"));
        }
    },
    ALBUM_WITH_A_REFUSED_IMAGE {
        @Override
        UploadTask prepare(TwinUploads uploads) throws IOException {
            return uploads.task(
                    UploadPriority.IMAGES,
                    uploads.queued(IMAGE, "refused.jpg", "one"),
                    uploads.queued(IMAGE, "taken.jpg", "two"));
        }
    },
    ALBUM_WITH_AN_IMAGE_NEVER_TAKEN {
        @Override
        UploadTask prepare(TwinUploads uploads) throws IOException {
            return uploads.task(
                    UploadPriority.IMAGES,
                    uploads.queued(IMAGE, "busy.jpg", "one"),
                    uploads.queued(IMAGE, "taken.jpg", "two"));
        }
    },
    REFUSED_CONVERTED_FILE {
        @Override
        UploadTask prepare(TwinUploads uploads) throws IOException {
            return uploads.task(UploadPriority.CONVERTED, uploads.converted("refused.mkv", "original", "converted"));
        }
    },
    FILE_WITH_A_SIDECAR {
        @Override
        UploadTask prepare(TwinUploads uploads) throws IOException {
            String photo = uploads.queued(IMAGE, "trip/a.jpg", "one");
            uploads.sidecar(photo, "trip/a.xmp", "stars");
            return uploads.task(UploadPriority.IMAGES, photo);
        }
    };

    abstract UploadTask prepare(TwinUploads uploads) throws IOException;
}
