package dev.lull.common.settings;

import static dev.lull.common.settings.Setting.secret;
import static dev.lull.common.settings.Setting.setting;
import static dev.lull.common.settings.SettingType.oneOf;
import static dev.lull.common.settings.SettingType.text;
import static dev.lull.common.settings.SettingType.whole;
import static dev.lull.common.settings.SettingType.word;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where the traces of files go. Nowhere, unless an exporter is set. */
public final class TracingSettings {

    private static final String HEADER = "[!#$%&'*+.^_`|~0-9A-Za-z-]+=[^,\\p{Cntrl}]*";

    public static final Setting<String> EXPORTER = setting(
            "tracing.exporter",
            oneOf("none", "otlp", "file"),
            "none",
            "Where this process sends the traces of files: nowhere, to a collector of OpenTelemetry, or into a file.");
    public static final Setting<String> OTLP_ENDPOINT = setting(
            "tracing.otlp.endpoint",
            word("https?://[^\\s/]+(/\\S*)?", "http://… or https://…"),
            "http://127.0.0.1:4318/v1/traces",
            "Where the collector takes traces, by OTLP over HTTP; the whole address, path included.");
    public static final Setting<Map<String, String>> OTLP_HEADERS = secret(
            "tracing.otlp.headers",
            word(HEADER + "(," + HEADER + ")*", "NAME=VALUE, more of them joined by commas")
                    .as(TracingSettings::headers),
            null,
            "Headers that the collector wants, such as Authorization=Bearer TOKEN.");
    public static final Setting<String> FILE = setting(
            "tracing.file",
            text("an absolute path"),
            null,
            "The file for tracing.exporter=file: a line of OTLP in JSON for each batch. At 64 MB it becomes FILE.1 and begins anew.");
    public static final Setting<Integer> PERCENT = setting(
            "tracing.percent",
            whole(1, 100),
            "100",
            "Of so many files in a hundred there are traces; all processes with the same number choose the same files.");

    static final List<Setting<?>> TABLE = List.of(EXPORTER, OTLP_ENDPOINT, OTLP_HEADERS, FILE, PERCENT);

    private TracingSettings() {}

    private static Map<String, String> headers(String text) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String each : text.split(",", -1)) {
            int equals = each.indexOf('=');
            headers.put(each.substring(0, equals), each.substring(equals + 1));
        }
        return headers;
    }
}
