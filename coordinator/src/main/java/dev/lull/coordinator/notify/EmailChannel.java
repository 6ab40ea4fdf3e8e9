package dev.lull.coordinator.notify;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** E-mail through a server; nothing is sent in the clear together with a password. */
final class EmailChannel implements NotificationChannel {

    private static final String TIMEOUT_MILLIS = "10000";

    private final Session session;
    private final URI server;
    private final @Nullable String password;
    private final String from;
    private final String to;

    /** @param url {@code smtp://USER@HOST:PORT} or {@code smtps://…}, of which user and port may be missing */
    EmailChannel(String url, @Nullable String password, String from, String to) {
        this.server = URI.create(url);
        this.password = password;
        this.from = from;
        this.to = to;
        this.session = Session.getInstance(properties(server));
    }

    private static Properties properties(URI server) {
        Properties properties = new Properties();
        String protocol = "mail." + server.getScheme() + ".";
        properties.put(protocol + "connectiontimeout", TIMEOUT_MILLIS);
        properties.put(protocol + "timeout", TIMEOUT_MILLIS);
        properties.put(protocol + "writetimeout", TIMEOUT_MILLIS);
        properties.put(protocol + "ssl.checkserveridentity", "true");
        properties.put(protocol + "starttls.enable", "true");
        properties.put(protocol + "starttls.required", Boolean.toString(server.getUserInfo() != null));
        return properties;
    }

    @Override
    public String name() {
        return "email";
    }

    @Override
    public void tell(Notification notification) throws IOException {
        try {
            MimeMessage message = new MimeMessage(session);
            message.setFrom(new InternetAddress(from));
            message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
            // no line break of a file's name may begin another header
            message.setSubject(notification.title().replaceAll("\\p{Cntrl}+", " "), StandardCharsets.UTF_8.name());
            message.setText(notification.text(), StandardCharsets.UTF_8.name());
            message.setSentDate(Date.from(notification.at()));
            message.saveChanges();
            try (Transport transport = session.getTransport(server.getScheme())) {
                transport.connect(server.getHost(), server.getPort(), server.getUserInfo(), password);
                transport.sendMessage(message, message.getAllRecipients());
            }
        } catch (MessagingException e) {
            throw new IOException(
                    server.getHost() + " does not take it: " + e.getClass().getSimpleName(), e);
        }
    }
}
