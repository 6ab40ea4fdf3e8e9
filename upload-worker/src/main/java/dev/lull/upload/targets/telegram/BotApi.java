package dev.lull.upload.targets.telegram;

import com.pengrad.telegrambot.Callback;
import com.pengrad.telegrambot.Cancellable;
import com.pengrad.telegrambot.TelegramBot;
import com.pengrad.telegrambot.request.BaseRequest;
import com.pengrad.telegrambot.response.BaseResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/** The Bot API server, one call at a time from each thread. It never repeats a call by itself. */
final class BotApi implements AutoCloseable {

    /** More than any worker has uploads. */
    private static final int MOST_CALLS = 256;

    /** A connection that idles for longer may have been closed at the other end. */
    private static final Duration IDLE = Duration.ofSeconds(15);

    private final String token;
    private final OkHttpClient http;
    private final TelegramBot bot;

    /**
     * Knows the server; connects with the first call.
     *
     * @param server such as {@code https://api.telegram.org}
     * @param answerTimeout for each wait for the other side, and not for a whole upload, which may be slow
     */
    BotApi(String server, String token, Duration connectTimeout, Duration answerTimeout) {
        this.token = token;
        Dispatcher dispatcher = new Dispatcher(
                new ThreadPoolExecutor(0, MOST_CALLS, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread = new Thread(task, "telegram-call");
                    thread.setDaemon(true);
                    return thread;
                }));
        dispatcher.setMaxRequests(MOST_CALLS);
        dispatcher.setMaxRequestsPerHost(MOST_CALLS);
        this.http = new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .socketFactory(new ShortBuffers())
                .connectionPool(new ConnectionPool(5, IDLE.toSeconds(), TimeUnit.SECONDS))
                .protocols(List.of(Protocol.HTTP_1_1))
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .connectTimeout(connectTimeout)
                .writeTimeout(answerTimeout)
                .readTimeout(answerTimeout)
                .addInterceptor(new CallWatch())
                .build();
        this.bot = new TelegramBot.Builder(token)
                .okHttpClient(http)
                .apiUrl(server.replaceFirst("/+$", "") + "/bot")
                .build();
    }

    /**
     * Posts these.
     *
     * @param items one, or 2 to 10 that may be in one album
     * @param caption of the first; empty for none
     * @throws InterruptedException when stopped on the way; the outcome is unknown then
     */
    Answer send(String chat, List<Item> items, String caption) throws InterruptedException {
        if (items.size() > 1) {
            return call(Requests.album(chat, items, caption), Requests::ids);
        }
        Item item = items.get(0);
        return switch (item.kind()) {
            case PHOTO -> call(Requests.photo(chat, item, caption), Requests::ids);
            case VIDEO -> call(Requests.video(chat, item, caption), Requests::ids);
            case ANIMATION -> call(Requests.animation(chat, item, caption), Requests::ids);
            case DOCUMENT -> call(Requests.document(chat, item, caption), Requests::ids);
        };
    }

    private <T extends BaseRequest<T, R>, R extends BaseResponse> Answer call(T request, Function<R, List<Long>> ids)
            throws InterruptedException {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        Cancellable call = bot.execute(request, new Callback<T, R>() {
            @Override
            public void onResponse(T sent, R response) {
                answer.complete(response.isOk() ? new Answer.Posted(ids.apply(response)) : refused(response));
            }

            @Override
            public void onFailure(T sent, IOException e) {
                Answer.Way way = e instanceof NoAnswer none ? none.way() : Answer.Way.SENT;
                answer.complete(new Answer.Missing(way, masked(String.valueOf(e.getMessage()))));
            }
        });
        try {
            return answer.get();
        } catch (InterruptedException e) {
            call.cancel();
            throw e;
        } catch (ExecutionException e) {
            throw new IllegalStateException(masked(String.valueOf(e.getCause())));
        }
    }

    private Answer.Refused refused(BaseResponse response) {
        var parameters = response.parameters();
        Integer seconds = parameters == null ? null : parameters.retryAfter();
        return new Answer.Refused(
                response.errorCode(),
                masked(String.valueOf(response.description())),
                seconds == null ? null : Duration.ofSeconds(seconds));
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
