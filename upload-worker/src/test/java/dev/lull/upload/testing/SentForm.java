package dev.lull.upload.testing;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.RecordedRequest;
import okhttp3.MultipartReader;
import okio.Buffer;
import okio.ByteString;

/**
 * The multipart body of a call.
 *
 * @param fields parts that are text, by name
 * @param files parts that are files, by name
 */
record SentForm(Map<String, String> fields, Map<String, SentFile> files) {

    private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");
    private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]*)\"");
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");

    /** One file, without its bytes. */
    record SentFile(String name, long size, String sha256) {}

    static SentForm of(RecordedRequest request) throws IOException {
        Matcher boundary = BOUNDARY.matcher(String.valueOf(request.getHeaders().get("Content-Type")));
        ByteString body = request.getBody();
        Map<String, String> fields = new LinkedHashMap<>();
        Map<String, SentFile> files = new LinkedHashMap<>();
        if (body == null || !boundary.find()) {
            return new SentForm(fields, files);
        }
        try (MultipartReader reader = new MultipartReader(new Buffer().write(body), boundary.group(1))) {
            for (MultipartReader.Part part = reader.nextPart(); part != null; part = reader.nextPart()) {
                String disposition = String.valueOf(part.headers().get("Content-Disposition"));
                String name = first(NAME, disposition);
                ByteString content = part.body().readByteString();
                if (disposition.contains("filename=")) {
                    files.put(
                            name,
                            new SentFile(
                                    first(FILE_NAME, disposition),
                                    content.size(),
                                    content.sha256().hex()));
                } else {
                    fields.put(name, content.utf8());
                }
            }
        }
        return new SentForm(fields, files);
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }
}
