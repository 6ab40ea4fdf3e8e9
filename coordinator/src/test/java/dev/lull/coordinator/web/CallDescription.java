package dev.lull.coordinator.web;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One call in OpenAPI's words. What is so for all calls of a kind is added by itself: those of the API ask for the
 * token and can be refused, those about an id may find nothing, those that change something take JSON.
 */
final class CallDescription {

    final HttpMethod method;
    final String path;
    private final Operation operation;
    private final ApiResponses answers = new ApiResponses();
    private final Set<Integer> errors = new TreeSet<>();

    private CallDescription(HttpMethod method, String path, String id, String summary) {
        this.method = method;
        this.path = path;
        this.operation = new Operation().operationId(id).summary(summary);
        if (path.startsWith(Api.BASE)) {
            errors.addAll(List.of(401, 403, 500, 503));
        } else {
            operation.security(List.of());
            errors.add(403);
        }
        if (path.contains("{id}")) {
            operation.addParametersItem(
                    new Parameter().in("path").name("id").required(true).schema(schema("string")));
            errors.add(404);
        }
    }

    /** @param id what a generated client calls it */
    static CallDescription get(String path, String id, String summary) {
        return new CallDescription(HttpMethod.GET, path, id, summary);
    }

    /** One whose body only has to be said to be JSON. */
    static CallDescription post(String path, String id, String summary) {
        CallDescription call = new CallDescription(HttpMethod.POST, path, id, summary);
        call.errors.addAll(List.of(408, 413, 415));
        return call.taking(schema("object"));
    }

    private CallDescription taking(Schema<?> schema) {
        operation.setRequestBody(new RequestBody().required(true).content(json(schema)));
        return this;
    }

    CallDescription body(Schema<?> schema) {
        errors.add(400);
        return taking(schema);
    }

    /** @param schema with its bounds, and the value that stands for none */
    CallDescription query(String name, String description, Schema<?> schema, boolean required) {
        errors.add(400);
        operation.addParametersItem(new Parameter()
                .in("query")
                .name(name)
                .description(description)
                .required(required)
                .schema(schema));
        return this;
    }

    CallDescription page() {
        return query("offset", "How many to leave out.", usually(0, whole(0, Integer.MAX_VALUE)), false)
                .limit();
    }

    CallDescription limit() {
        Schema<?> schema = whole(1, QueryParams.LARGEST_PAGE);
        return query(
                "limit", "The most to answer.", usually(Integer.parseInt(QueryParams.STANDARD_PAGE), schema), false);
    }

    CallDescription answers(int status, String description, Content content) {
        answers.addApiResponse(
                Integer.toString(status),
                new ApiResponse().description(description).content(content));
        return this;
    }

    CallDescription answers(Schema<?> schema) {
        return answers(200, "Done.", json(schema));
    }

    /** The answer to what goes on afterwards, with the address to ask. */
    CallDescription accepts(Schema<?> schema) {
        answers(202, "Noted: from now on it is not lost.", json(schema));
        answers.get("202")
                .addHeaderObject(
                        "Location",
                        new Header()
                                .description("Where to ask for it.")
                                .required(true)
                                .schema(schema("string")));
        return this;
    }

    CallDescription refuses(int status) {
        errors.add(status);
        return this;
    }

    Operation operation() {
        errors.forEach(status -> answers.addApiResponse(
                Integer.toString(status), new ApiResponse().$ref("#/components/responses/" + status)));
        return operation.responses(answers);
    }

    static Content json(Schema<?> schema) {
        return new Content().addMediaType("application/json", new MediaType().schema(schema));
    }

    static Schema<?> whole(long least, long most) {
        return schema("integer")
                .format(most > Integer.MAX_VALUE ? "int64" : "int32")
                .minimum(BigDecimal.valueOf(least))
                .maximum(BigDecimal.valueOf(most));
    }

    /** @param value stands for one that is left out */
    static Schema<?> usually(Object value, Schema<?> schema) {
        schema.setDefault(value);
        return schema;
    }

    static Schema<?> schema(String type) {
        return new Schema<>().types(Set.of(type));
    }

    /** One that has all of these fields. */
    static Schema<?> object(Map<String, Schema<?>> fields) {
        Schema<?> object = schema("object");
        new TreeMap<>(fields)
                .forEach((name, field) -> object.addProperty(name, field).addRequiredItem(name));
        return object;
    }
}
