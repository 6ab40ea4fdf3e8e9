package dev.lull.coordinator.web;

import io.javalin.http.Context;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

/** A call to the API as far as the checks look at it, without a server. */
final class Call {

    private final Map<String, String> headers = new HashMap<>();
    private final Map<String, String> query = new HashMap<>();
    private String body = "";
    private String id = "";

    Call header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    Call path(String value) {
        id = value;
        return this;
    }

    Call query(String name, String value) {
        query.put(name, value);
        return this;
    }

    Call json(String text) {
        body = text;
        return header("Content-Type", "application/json");
    }

    Context context() {
        return (Context)
                Proxy.newProxyInstance(Context.class.getClassLoader(), new Class<?>[] {Context.class}, answers());
    }

    private InvocationHandler answers() {
        return (proxy, method, arguments) -> switch (method.getName()) {
            case "body" -> body;
            case "contentType" -> headers.get("Content-Type");
            case "pathParam" -> id;
            case "queryParam" -> query.get(arguments[0]);
            case "header" -> arguments.length == 1 ? headers.get(arguments[0]) : proxy;
            default -> throw new UnsupportedOperationException(method.toString());
        };
    }
}
