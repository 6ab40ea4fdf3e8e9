package dev.lull.kubernetes;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Reads manifests as an API server would that was told to be strict: what has no place in the type is refused, and so
 * is a number where a text must stand, or a text where a number must.
 */
final class StrictReader {

    private static final ObjectMapper MAPPER = mapper();

    private final Problems problems = new Problems(StrictReader.class.getSimpleName());
    private final List<HasMetadata> resources = new ArrayList<>();

    StrictReader(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        for (Object document : new Yaml(new SafeConstructor(options)).loadAll(yaml)) {
            read((Map<?, ?>) document);
        }
    }

    Manifests manifests() {
        return new Manifests(List.copyOf(resources));
    }

    List<Problem> problems() {
        return problems.found();
    }

    private void read(Map<?, ?> document) {
        Object apiVersion = document.get("apiVersion");
        Object kind = document.get("kind");
        String where = kind + " " + ((Map<?, ?>) document.get("metadata")).get("name");
        var type = KnownKinds.type(apiVersion, kind);
        if (type.isEmpty()) {
            problems.add(where, "nothing here uses " + apiVersion + " " + kind);
            return;
        }
        try {
            resources.add(MAPPER.convertValue(document, type.get()));
        } catch (IllegalArgumentException e) {
            problems.add(where, reason(e));
        }
    }

    private static String reason(IllegalArgumentException e) {
        return e.getCause() instanceof JsonMappingException mapping
                ? mapping.getOriginalMessage() + " at " + mapping.getPathReference()
                : String.valueOf(e.getMessage());
    }

    /**
     * The types of others keep what they do not know in a map of additional properties. Without those setters it is
     * refused where it stands.
     */
    private static ObjectMapper mapper() {
        return JsonMapper.builder()
                .annotationIntrospector(new JacksonAnnotationIntrospector() {
                    @Override
                    public Boolean hasAnySetter(Annotated member) {
                        return false;
                    }
                })
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .build();
    }
}
