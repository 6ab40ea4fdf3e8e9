package dev.lull.upload.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lull.upload.testing.SentForm.SentFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What was posted; refuses what Telegram refuses. */
final class Chats {

    private static final int MOST_CAPTION = 1024;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<PostedItem> posted = new ArrayList<>();
    private long lastId = 1000;
    private long lastAlbum = 77;

    synchronized List<PostedItem> posted() {
        return List.copyOf(posted);
    }

    /**
     * Posts what a call carries.
     *
     * @param method lower case
     * @param most items that are posted of it
     * @return the messages
     * @throws BadRequest when Telegram would refuse it; nothing was posted then
     */
    synchronized List<PostedItem> post(String method, SentForm form, int most) throws BadRequest {
        List<PostedItem> items = method.equals("sendmediagroup") ? album(form) : List.of(single(method, form));
        for (PostedItem item : items) {
            if (item.caption().length() > MOST_CAPTION) {
                throw new BadRequest("Bad Request: message caption is too long");
            }
            if (item.size() == 0) {
                throw new BadRequest("Bad Request: file must be non-empty");
            }
        }
        List<PostedItem> messages = items.subList(0, Math.min(most, items.size()));
        posted.addAll(messages);
        return messages;
    }

    private PostedItem single(String method, SentForm form) throws BadRequest {
        String kind = method.substring("send".length());
        JsonNode fields = JSON.valueToTree(form.fields());
        String thumbnail = form.files().containsKey("thumbnail") ? "attach://thumbnail" : "";
        return item(kind, "", "attach://" + kind, thumbnail, fields, form);
    }

    private List<PostedItem> album(SentForm form) throws BadRequest {
        JsonNode media = parsed(form.fields().getOrDefault("media", "[]"));
        if (media.size() < 2 || media.size() > 10) {
            throw new BadRequest("Bad Request: an album has 2 to 10 items");
        }
        lastAlbum++;
        List<PostedItem> items = new ArrayList<>();
        for (JsonNode each : media) {
            String kind = each.path("type").asText().toLowerCase(Locale.ROOT);
            String file = each.path("media").asText();
            String thumbnail = each.path("thumbnail").asText();
            items.add(item(kind, "album-" + lastAlbum, file, thumbnail, each, form));
        }
        Set<String> kinds = items.stream().map(PostedItem::kind).collect(Collectors.toSet());
        if (!Set.of("photo", "video").containsAll(kinds) && !Set.of("document").equals(kinds)) {
            throw new BadRequest("Bad Request: message type can't be used in an album");
        }
        return items;
    }

    private PostedItem item(
            String kind, String album, String attached, String thumbnail, JsonNode described, SentForm form)
            throws BadRequest {
        SentFile file = file(form, attached);
        lastId++;
        return new PostedItem(
                lastId,
                form.fields().getOrDefault("chat_id", ""),
                kind,
                album,
                described.path("caption").asText(),
                file.name(),
                file.size(),
                file.sha256(),
                described.path("width").asInt(),
                described.path("height").asInt(),
                described.path("duration").asInt(),
                described.path("supports_streaming").asBoolean(),
                thumbnail.isEmpty() ? 0 : file(form, thumbnail).size());
    }

    private static SentFile file(SentForm form, String attached) throws BadRequest {
        String part = attached.replace("attach://", "");
        SentFile file = form.files().get(part);
        if (file == null) {
            throw new BadRequest("Bad Request: there is no " + part + " in the request");
        }
        return file;
    }

    private static JsonNode parsed(String json) throws BadRequest {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new BadRequest("Bad Request: can't parse media JSON object");
        }
    }

    /** What Telegram answers with 400. */
    static final class BadRequest extends Exception {

        private static final long serialVersionUID = 1L;

        BadRequest(String description) {
            super(description);
        }
    }
}
