package dev.lull.coordinator.telegram;

import com.pengrad.telegrambot.Callback;
import com.pengrad.telegrambot.Cancellable;
import com.pengrad.telegrambot.TelegramBot;
import com.pengrad.telegrambot.model.File;
import com.pengrad.telegrambot.model.LinkPreviewOptions;
import com.pengrad.telegrambot.model.Update;
import com.pengrad.telegrambot.model.request.ReplyParameters;
import com.pengrad.telegrambot.request.BaseRequest;
import com.pengrad.telegrambot.request.DeleteMessage;
import com.pengrad.telegrambot.request.GetFile;
import com.pengrad.telegrambot.request.GetMe;
import com.pengrad.telegrambot.request.GetUpdates;
import com.pengrad.telegrambot.request.SendMessage;
import com.pengrad.telegrambot.response.BaseResponse;
import dev.lull.common.settings.SettingsException;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Bot API server, as far as reading messages and answering them goes. It never repeats a call by itself. */
final class BotClient implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(BotClient.class);

    /** Messages of one answer: after a crash, so many are dealt with again at most. */
    private static final int TOGETHER = 20;

    private static final int MOST_CALLS = 8;
    private static final int LONGEST_TEXT = 4096;

    private final String token;
    private final HttpUrl files;
    private final OkHttpClient http;
    private final TelegramBot bot;

    /**
     * Knows the server; connects with the first call.
     *
     * @param server such as {@code https://api.telegram.org}
     * @param answerTimeout for each wait for the other side
     * @throws SettingsException when the server is no address; it does not say the token
     */
    BotClient(String server, String token, Duration connectTimeout, Duration answerTimeout) {
        this.token = token;
        String base = server.replaceFirst("/+$", "");
        HttpUrl url = HttpUrl.parse(base);
        if (url == null) {
            throw new SettingsException(List.of("telegram.api-url: must be http://host:port or https://host"));
        }
        this.files = url.newBuilder().addPathSegments("file/bot" + token + "/").build();
        this.http = new OkHttpClient.Builder()
                .dispatcher(new Dispatcher(
                        new ThreadPoolExecutor(0, MOST_CALLS, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                            Thread thread = new Thread(task, "telegram-source-call");
                            thread.setDaemon(true);
                            return thread;
                        })))
                .protocols(List.of(Protocol.HTTP_1_1))
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .connectTimeout(connectTimeout)
                .writeTimeout(answerTimeout)
                .readTimeout(answerTimeout)
                .build();
        this.bot = new TelegramBot.Builder(token)
                .okHttpClient(http)
                .apiUrl(base + "/bot")
                .build();
    }

    /**
     * Waits for messages.
     *
     * @param offset the first that was not dealt with, which confirms all before it; 0 for all that are not confirmed
     * @param wait how long to wait for the first
     */
    List<Update> updates(int offset, Duration wait) throws BotFailure, InterruptedException {
        return call(new GetUpdates()
                        .offset(offset)
                        .limit(TOGETHER)
                        .timeout(Math.toIntExact(wait.toSeconds()))
                        .allowedUpdates("message", "channel_post"))
                .updates();
    }

    /** Where a file is to be had, for an hour. */
    File file(String id) throws BotFailure, InterruptedException {
        return call(new GetFile(id)).file();
    }

    /** The name of the bot, without the {@code @}. */
    String username() throws BotFailure, InterruptedException {
        return String.valueOf(call(new GetMe()).user().username());
    }

    /**
     * Answers a message with plain text, where the bot may write.
     *
     * @throws BotFailure when that may succeed later
     */
    void reply(ChatMessage to, String text) throws BotFailure, InterruptedException {
        String whole = text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 1) + "…";
        try {
            call(new SendMessage(to.chat(), whole)
                    .replyParameters(new ReplyParameters(to.id()).allowSendingWithoutReply(true))
                    .linkPreviewOptions(new LinkPreviewOptions().isDisabled(true)));
        } catch (BotFailure e) {
            if (e.isTemporary()) {
                throw e;
            }
            log.info("message in a Telegram chat not answered: {}: {}", to.submission(), e.why());
        }
    }

    /** Deletes a message, where the bot may. */
    void delete(ChatMessage message) throws BotFailure, InterruptedException {
        call(new DeleteMessage(message.chat(), message.id()));
    }

    /**
     * Downloads a file.
     *
     * @param path as {@link #file} gave it, relative
     */
    Download download(String path) throws BotFailure {
        if (Arrays.asList(path.split("/", -1)).contains("..")) {
            throw BotFailure.noAnswer("the Bot API server gives a path that leads upwards");
        }
        Request request = new Request.Builder()
                .url(files.newBuilder().addPathSegments(path).build())
                // else the length of what is compressed on the way would not be known
                .header("Accept-Encoding", "identity")
                .build();
        try {
            Response response = http.newCall(request).execute();
            if (!response.isSuccessful()) {
                response.close();
                throw BotFailure.noAnswer("the download is answered with HTTP " + response.code());
            }
            return new Download(response.body().byteStream(), response.body().contentLength());
        } catch (IOException e) {
            throw BotFailure.noAnswer("the download fails: " + words(e));
        }
    }

    private <T extends BaseRequest<T, R>, R extends BaseResponse> R call(T request)
            throws BotFailure, InterruptedException {
        CompletableFuture<R> answer = new CompletableFuture<>();
        Cancellable call = bot.execute(request, new Callback<T, R>() {
            @Override
            public void onResponse(T sent, R response) {
                answer.complete(response);
            }

            @Override
            public void onFailure(T sent, IOException e) {
                answer.completeExceptionally(e);
            }
        });
        R response;
        try {
            response = answer.get();
        } catch (InterruptedException e) {
            call.cancel();
            throw e;
        } catch (ExecutionException e) {
            // without the cause, whose message may hold the address, and so the token
            throw BotFailure.noAnswer("no answer of the Bot API: " + words(e));
        }
        if (!response.isOk()) {
            var parameters = response.parameters();
            Integer seconds = parameters == null ? null : parameters.retryAfter();
            throw BotFailure.refused(
                    response.errorCode(),
                    masked(String.valueOf(response.description())),
                    seconds == null ? null : Duration.ofSeconds(seconds));
        }
        return response;
    }

    private String words(Throwable e) {
        Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
        return masked(cause.getClass().getSimpleName() + ": " + cause.getMessage());
    }

    /** The token is part of every address, and so of many a message about one. */
    private String masked(String text) {
        return text.replace(token, "…");
    }

    @Override
    public void close() {
        http.dispatcher().cancelAll();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
