package dev.lull.upload.testing;

import dev.lull.common.media.Failure;
import dev.lull.common.testing.Steps;
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

/**
 * A target that posts whatever it is sent, twice if it is sent twice, and cannot be asked what it has. A post is one
 * step, {@code chat.post}, however many files it has.
 */
public final class Chat implements UploadTarget {

    public final List<String> posts = new CopyOnWriteArrayList<>();
    /** What stands below each post; of an album below its first file. */
    public final List<String> captions = new CopyOnWriteArrayList<>();

    private final Steps steps;
    private final Queue<Failure> failures;
    private final CountDownLatch answers;
    private final @Nullable Runnable beforeTheAnswer;

    private Chat(Steps steps, CountDownLatch answers, @Nullable Runnable beforeTheAnswer, Failure... failures) {
        this.steps = steps;
        this.answers = answers;
        this.beforeTheAnswer = beforeTheAnswer;
        this.failures = new ArrayDeque<>(Arrays.asList(failures));
    }

    /** Posts the first albums and then says this of them. */
    public static Chat saying(Failure... failures) {
        return new Chat(new Steps(), new CountDownLatch(0), null, failures);
    }

    /** Takes a step before each post. */
    public static Chat stepping(Steps steps) {
        return new Chat(steps, new CountDownLatch(0), null);
    }

    /** Does this after each post and before it answers. */
    public static Chat doing(Runnable beforeTheAnswer) {
        return new Chat(new Steps(), new CountDownLatch(0), beforeTheAnswer);
    }

    /** Answers when it may. */
    public static Chat answeringAfter(CountDownLatch answers) {
        return new Chat(new Steps(), answers, null);
    }

    @Override
    public void upload(List<Upload> album, Outcomes outcomes) throws InterruptedException {
        try {
            outcomes.sending(album);
        } catch (Failure refused) {
            album.forEach(upload -> outcomes.failed(upload, refused));
            return;
        }
        steps.take("chat.post");
        album.forEach(upload -> posts.add(upload.name()));
        if (album.get(0).caption() != null) {
            captions.add(album.get(0).caption());
        }
        answers.await();
        if (beforeTheAnswer != null) {
            beforeTheAnswer.run();
        }
        Failure failure = failures.poll();
        for (Upload upload : album) {
            if (failure == null) {
                outcomes.arrived(upload, new Receipt("chat:/" + upload.name(), false));
            } else {
                outcomes.failed(upload, failure);
            }
        }
    }
}
