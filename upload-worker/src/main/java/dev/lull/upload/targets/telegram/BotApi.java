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
                .socketFactory(new SmallSendBuffers())
                .connectionPool(new ConnectionPool(5, IDLE.toSeconds(), TimeUnit.SECONDS))
                .protocols(List.of(Protocol.HTTP_1_1))
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .connectTimeout(connectTimeout)
                .writeTimeout(answerTimeout)
                .readTimeout(answerTimeout)
                .addInterceptor(new CallObserver())
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
    BotAnswer send(String chat, List<Item> items, String caption) throws InterruptedException {
        if (items.size() > 1) {
            return call(BotRequests.album(chat, items, caption), BotRequests::ids);
        }
        Item item = items.get(0);
        return switch (item.kind()) {
            case PHOTO -> call(BotRequests.photo(chat, item, caption), BotRequests::ids);
            case VIDEO -> call(BotRequests.video(chat, item, caption), BotRequests::ids);
            case ANIMATION -> call(BotRequests.animation(chat, item, caption), BotRequests::ids);
            case DOCUMENT -> call(BotRequests.document(chat, item, caption), BotRequests::ids);
        };
    }

    private <T extends BaseRequest<T, R>, R extends BaseResponse> BotAnswer call(T request, Function<R, List<Long>> ids)
            throws InterruptedException {
        CompletableFuture<BotAnswer> botAnswer = new CompletableFuture<>();
        Cancellable call = bot.execute(request, new Callback<T, R>() {
            @Override
            public void onResponse(T sent, R response) {
                botAnswer.complete(response.isOk() ? new BotAnswer.Posted(ids.apply(response)) : refused(response));
            }

            @Override
            public void onFailure(T sent, IOException e) {
                BotAnswer.Way way = e instanceof NoAnswer none ? none.way() : BotAnswer.Way.SENT;
                botAnswer.complete(new BotAnswer.Missing(way, masked(String.valueOf(e.getMessage()))));
            }
        });
        try {
            return botAnswer.get();
        } catch (InterruptedException e) {
            call.cancel();
            throw e;
        } catch (ExecutionException e) {
            throw new IllegalStateException(masked(String.valueOf(e.getCause())));
        }
    }

    private BotAnswer.Refused refused(BaseResponse response) {
        var parameters = response.parameters();
        Integer seconds = parameters == null ? null : parameters.retryAfter();
        return new BotAnswer.Refused(
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
