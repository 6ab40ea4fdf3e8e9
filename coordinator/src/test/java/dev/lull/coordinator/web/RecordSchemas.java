package dev.lull.coordinator.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lull.common.ledger.ConversionStatus;
import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.MediaKind;
import dev.lull.common.media.MediaState;
import dev.lull.common.queue.GateState;
import dev.lull.coordinator.verify.Finding;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Schemas of the records that are answered. What the library does not read is added: every field is there, one that is
 * {@link Nullable} may be null, its Javadoc describes it, and some are one of a few words.
 */
final class RecordSchemas {

    private static final Map<String, String> NAMES = Map.of(
            "Page", "HistoryPage",
            "EntryView", "HistoryEntry",
            "SumView", "HistorySums",
            "FileAnswer", "ChangedFile",
            "SubmissionAnswer", "ChangedSubmission",
            "PartView", "Verification");

    private static final Map<String, List<String>> WORDS = Map.ofEntries(
            Map.entry("Media.kind", words(MediaKind.values(), MediaKind::wireName)),
            Map.entry("Media.plan", words(ConversionKind.values(), ConversionKind::wireName)),
            Map.entry("Media.state", words(MediaState.values(), MediaState::wireName)),
            Map.entry("HistoryEntry.kind", words(MediaKind.values(), MediaKind::wireName)),
            Map.entry("HistoryEntry.plan", words(ConversionKind.values(), ConversionKind::wireName)),
            Map.entry("HistoryEntry.state", words(MediaState.values(), MediaState::wireName)),
            Map.entry("Conversion.plan", words(ConversionKind.values(), ConversionKind::wireName)),
            Map.entry("Conversion.status", words(ConversionStatus.values(), ConversionStatus::wireName)),
            Map.entry("Unit.state", List.of("pending", "running", "done")),
            Map.entry("Gate.state", words(GateState.values(), GateState::name)),
            Map.entry("Reason.state", words(GateState.values(), GateState::name)),
            Map.entry("Finding.problem", words(Finding.Problem.values(), Finding.Problem::wireName)));

    private final ModelConverters converters = new ModelConverters(true);
    private final Map<String, Schema<?>> schemas = new TreeMap<>();

    RecordSchemas() {
        JsonMapper json = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build();
        converters.addConverter(new ModelResolver(json, new ShortNames()).openapi31(true));
    }

    /** All that were referred to, and what is in them, by their names. */
    Map<String, Schema<?>> schemas() {
        return schemas;
    }

    /** A reference to the schema of this record. */
    Schema<?> reference(Class<?> type) {
        add(type);
        return reference(name(type));
    }

    /** A reference to the schema of a part of a longer list. */
    Schema<?> page(Class<?> item) {
        String name = name(item) + "Page";
        schemas.put(
                name,
                CallDescription.object(Map.of(
                        "items", CallDescription.schema("array").items(reference(item)),
                        "offset", CallDescription.schema("integer").format("int32"),
                        "limit", CallDescription.schema("integer").format("int32"))));
        return reference(name);
    }

    static Schema<?> reference(String name) {
        return new Schema<>().$ref("#/components/schemas/" + name);
    }

    private void add(Class<?> type) {
        if (schemas.containsKey(name(type))) {
            return;
        }
        Schema<?> schema = converters.read(new AnnotatedType(type)).get(name(type));
        RecordComments comments = new RecordComments(type);
        comments.ofRecord().ifPresent(schema::setDescription);
        schemas.put(name(type), schema);
        for (RecordComponent component : type.getRecordComponents()) {
            String field = PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(component.getName());
            Schema<?> described = complete(
                    Objects.requireNonNull(schema.getProperties().get(field), field),
                    WORDS.getOrDefault(name(type) + "." + field, List.of()),
                    component.getAnnotatedType().isAnnotationPresent(Nullable.class));
            comments.of(component.getName()).ifPresent(described::setDescription);
            schema.getProperties().put(field, described);
            schema.addRequiredItem(field);
            records(component.getGenericType()).forEach(this::add);
        }
    }

    private static Schema<?> complete(Schema<?> plain, List<String> words, boolean nullable) {
        if (!words.isEmpty()) {
            plain.setEnum(cast(new ArrayList<>(words)));
        }
        if (!nullable) {
            return plain;
        }
        if (plain.get$ref() != null) {
            return new Schema<>().anyOf(List.of(plain, CallDescription.schema("null")));
        }
        if (plain.getEnum() != null) {
            plain.getEnum().add(null);
        }
        Set<String> types = new LinkedHashSet<>(plain.getTypes());
        types.add("null");
        return plain.types(types);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T> List<T> cast(List<?> words) {
        return (List<T>) words;
    }

    private static List<Class<?>> records(Type type) {
        if (type instanceof ParameterizedType generic) {
            return Arrays.stream(generic.getActualTypeArguments())
                    .flatMap(each -> records(each).stream())
                    .toList();
        }
        return type instanceof Class<?> plain && plain.isRecord() ? List.of(plain) : List.of();
    }

    private static String name(Class<?> type) {
        String name = type.getSimpleName();
        return NAMES.getOrDefault(name, name.replaceFirst("View$", ""));
    }

    private static <T> List<String> words(T[] values, Function<T, String> word) {
        return Arrays.stream(values).map(word).toList();
    }

    private static final class ShortNames extends TypeNameResolver {

        @Override
        protected String nameForClass(Class<?> type, Set<Options> options) {
            return name(type);
        }
    }
}
