package dev.lull.upload;

import dev.lull.common.media.Failure;
import dev.lull.upload.targets.Receipt;
import dev.lull.upload.targets.Upload;
import dev.lull.upload.targets.UploadTarget;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A target that posts whatever it is sent, twice if it is sent twice, and cannot be asked what it has. */
final class Chat implements UploadTarget {

    final List<String> posts = new CopyOnWriteArrayList<>();
    /** Reached once the first is posted. */
    final CountDownLatch posting = new CountDownLatch(1);

    private final Queue<Failure> failures;
    private final CountDownLatch answers;
    private final @Nullable Runnable beforeTheAnswer;

    private Chat(CountDownLatch answers, @Nullable Runnable beforeTheAnswer, Failure... failures) {
        this.answers = answers;
        this.beforeTheAnswer = beforeTheAnswer;
        this.failures = new ArrayDeque<>(Arrays.asList(failures));
    }

    /** Posts the first albums and then says this of them. */
    static Chat saying(Failure... failures) {
        return new Chat(new CountDownLatch(0), null, failures);
    }

    /** Does this after each post and before it answers. */
    static Chat doing(Runnable beforeTheAnswer) {
        return new Chat(new CountDownLatch(0), beforeTheAnswer);
    }

    /** Answers when it may. */
    static Chat answeringAfter(CountDownLatch answers) {
        return new Chat(answers, null);
    }

    @Override
    public void upload(List<Upload> album, Outcomes outcomes) throws InterruptedException {
        try {
            outcomes.sending(album);
        } catch (Failure refused) {
            album.forEach(upload -> outcomes.failed(upload, refused));
            return;
        }
        album.forEach(upload -> posts.add(upload.name()));
        posting.countDown();
        answers.await();
        if (beforeTheAnswer != null) {
            beforeTheAnswer.run();
        }
        Failure failure = failures.poll();
        for (Upload upload : album) {
            if (failure == null) {
                outcomes.arrived(upload, new Receipt("message " + posts.indexOf(upload.name()), false));
            } else {
                outcomes.failed(upload, failure);
            }
        }
    }
}
