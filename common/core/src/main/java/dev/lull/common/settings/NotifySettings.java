package dev.lull.common.settings;

import static dev.lull.common.settings.Setting.secret;
import static dev.lull.common.settings.Setting.setting;
import static dev.lull.common.settings.SettingType.list;
import static dev.lull.common.settings.SettingType.text;
import static dev.lull.common.settings.SettingType.word;

import java.util.List;

/** Whom the coordinator tells what happened. Nobody, unless an address is set. */
public final class NotifySettings {

    /** The end of a submission. */
    public static final String SETTLED = "settled";

    /** A file that was quarantined. */
    public static final String QUARANTINED = "quarantined";

    private static final String ADDRESS = "[^\\s@,<>\"]+@[^\\s@,<>\"]+";

    public static final Setting<List<String>> ON = setting(
            "notify.on",
            list(SETTLED + ", " + QUARANTINED + ", or both joined by a comma").as(NotifySettings::known),
            SETTLED + "," + QUARANTINED,
            "What is told: that a submission is settled, and that files were quarantined.");
    public static final Setting<String> WEBHOOK_URL = secret(
            "notify.webhook.url",
            word("https?://\\S+", "http://… or https://…"),
            null,
            "A web server that is told by POST with a CloudEvent in JSON.");
    public static final Setting<String> WEBHOOK_SECRET = secret(
            "notify.webhook.secret",
            text("a secret text, or whsec_ and Base64"),
            null,
            "Signs what the web server is told, after Standard Webhooks; without one it is not signed.");
    public static final Setting<String> NTFY_URL = setting(
            "notify.ntfy.url",
            word("https?://[^\\s/]+(/\\S*)?/[A-Za-z0-9_-]{1,64}", "http(s)://SERVER/TOPIC"),
            null,
            "A topic of ntfy, such as https://ntfy.sh/my-lull.");
    public static final Setting<String> NTFY_TOKEN =
            secret("notify.ntfy.token", text("an access token"), null, "Access token of that ntfy server.");
    public static final Setting<String> EMAIL_TO = setting(
            "notify.email.to", word(ADDRESS, "an e-mail address"), null, "Who gets e-mail; needs notify.smtp.url.");
    public static final Setting<String> EMAIL_FROM = setting(
            "notify.email.from", word(ADDRESS, "an e-mail address"), null, "Its sender; notify.email.to when not set.");
    public static final Setting<String> SMTP_URL = setting(
            "notify.smtp.url",
            word("smtps?://([^\\s/@]+@)?[^\\s/@:]+(:\\d{1,5})?", "smtp://[USER@]HOST[:PORT] or smtps://…"),
            null,
            "The mail server. smtp:// changes over to TLS where the server can, and must with a user; smtps:// begins with it.");
    public static final Setting<String> SMTP_PASSWORD =
            secret("notify.smtp.password", text("a password"), null, "Password of the user named there.");

    static final List<Setting<?>> TABLE = List.of(
            ON, WEBHOOK_URL, WEBHOOK_SECRET, NTFY_URL, NTFY_TOKEN, EMAIL_TO, EMAIL_FROM, SMTP_URL, SMTP_PASSWORD);

    private NotifySettings() {}

    private static List<String> known(List<String> words) {
        if (!List.of(SETTLED, QUARANTINED).containsAll(words)) {
            throw new IllegalArgumentException(String.join(",", words));
        }
        return words;
    }
}
