package dev.lull.standalone.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Pattern;

/** Asks a coordinator for something with one file or with all files of a submission. */
final class FileRequest {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Pattern SUBMISSION = Pattern.compile("\\d{8}-\\d{6}-[0-9a-f]+");

    private static final String SUBMISSIONS = "submissions/";

    private final ApiClient client;
    private final String what;

    /**
     * Prepares it.
     *
     * @param what the last part of the call: {@code cancel}
     */
    FileRequest(ApiClient client, String what) {
        this.client = client;
        this.what = what;
    }

    Outcome send(String id) {
        String about = about(id);
        boolean submission = about.startsWith(SUBMISSIONS);
        JsonNode answer = client.post(about + "/" + what, Map.of());
        int changed = answer.path("changed").asInt();
        if (!submission) {
            return new Outcome(
                    answer,
                    changed,
                    true,
                    Printable.text(answer.path("file").path("name").asText()));
        }
        JsonNode now = answer.path("submission");
        String still = now.path("dispatched_at").isNull() ? ", which is still being read in" : "";
        return new Outcome(
                answer, changed, false, changed + " of " + now.path("files").asText() + " files of " + id + still);
    }

    /** What the API calls the file or submission with this id. */
    static String about(String id) {
        if (!ID.matcher(id).matches()) {
            throw new CommandFailure("'" + Printable.text(id) + "' is not the id of a file or a submission");
        }
        return (SUBMISSION.matcher(id).matches() ? SUBMISSIONS : "media/") + id;
    }

    /**
     * What became of it.
     *
     * @param answer as it came
     * @param changed how many files were not as asked for before
     * @param oneFile whether it was about one file, and not a submission
     * @param about the file's name; or how many files of which submission
     */
    record Outcome(JsonNode answer, int changed, boolean oneFile, String about) {

        boolean asBefore() {
            return oneFile && changed == 0;
        }
    }
}
