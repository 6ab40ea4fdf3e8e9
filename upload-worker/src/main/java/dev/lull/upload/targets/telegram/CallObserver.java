package dev.lull.upload.targets.telegram;

import dev.lull.upload.targets.telegram.BotAnswer.Way;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSink;

/**
 * Sees of each call whether the server can have had all of it, and takes in the whole answer, so that whatever goes
 * wrong between the two goes wrong here. An answer that is not JSON comes from something in front of the Bot API.
 */
final class CallObserver implements Interceptor {

    private static final int GATEWAY_TIMEOUT = 504;

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        RequestBody body = request.body();
        if (body == null) {
            return chain.proceed(request);
        }
        WatchedBody watched = new WatchedBody(body);
        try (Response response = chain.proceed(
                request.newBuilder().method(request.method(), watched).build())) {
            String text = response.body().string();
            if (!text.stripLeading().startsWith("{")) {
                throw new NoAnswer(
                        response.code() == GATEWAY_TIMEOUT ? Way.SENT : Way.NOT_BEGUN,
                        "the answer is HTTP " + response.code() + " and not the Bot API's");
            }
            MediaType type = response.body().contentType();
            return response.newBuilder().body(ResponseBody.create(text, type)).build();
        } catch (NoAnswer e) {
            throw e;
        } catch (IOException e) {
            throw new NoAnswer(watched.way, watched.way == Way.SENT ? "no answer came: " + words(e) : words(e));
        }
    }

    private static String words(IOException e) {
        if (e instanceof UnknownHostException) {
            return "its host name is not known";
        }
        if (e instanceof ConnectException) {
            return "no connection: " + e.getMessage();
        }
        return e instanceof SocketTimeoutException ? "timeout" : String.valueOf(e.getMessage());
    }

    /** The body of a call, which notes how much of it has left. */
    private static final class WatchedBody extends RequestBody {

        private final RequestBody body;
        private volatile Way way = Way.NOT_BEGUN;

        WatchedBody(RequestBody body) {
            this.body = body;
        }

        @Override
        public MediaType contentType() {
            return body.contentType();
        }

        @Override
        public long contentLength() throws IOException {
            return body.contentLength();
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            way = Way.BROKEN_OFF;
            body.writeTo(sink);
            sink.flush();
            way = Way.SENT;
        }
    }
}
