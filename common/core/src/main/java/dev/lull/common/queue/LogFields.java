package dev.lull.common.queue;

import dev.lull.common.task.ConvertTask;
import dev.lull.common.task.Task;
import dev.lull.common.task.UnitTask;
import dev.lull.common.task.UploadTask;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * What a log line of this thread is about, as {@code log.format=json} has it in {@code mdc}: {@code media},
 * {@code submission}, {@code unit} and {@code traceparent}, each where it is known. The publisher passes the last one
 * on.
 */
final class LogFields {

    private final Map<String, String> fields;

    private LogFields(Map<String, String> fields) {
        this.fields = fields;
        fields.forEach(MDC::put);
    }

    /**
     * Puts them where the log finds them, until they are cleared.
     *
     * @param traceparent W3C trace context the task came with; null for none
     */
    static LogFields put(Task task, @Nullable String traceparent) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (task instanceof UploadTask upload) {
            fields.put("submission", upload.submission());
            if (upload.media().size() == 1) {
                fields.put("media", upload.media().get(0));
            }
        } else if (task instanceof ConvertTask conversion) {
            fields.put("submission", conversion.submission());
            fields.put("media", conversion.conversion());
        } else if (task instanceof UnitTask unit) {
            fields.put("media", unit.conversion());
            fields.put("unit", unit.unit().wireName());
        }
        if (traceparent != null) {
            fields.put("traceparent", traceparent);
        }
        return new LogFields(fields);
    }

    void clear() {
        fields.keySet().forEach(MDC::remove);
    }
}
