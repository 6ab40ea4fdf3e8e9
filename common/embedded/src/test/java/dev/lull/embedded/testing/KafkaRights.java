package dev.lull.embedded.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.apache.kafka.common.resource.ResourceType;

/** What Lull must be allowed at brokers that ask; docs/kubernetes.md tells people the same. */
public final class KafkaRights {

    private static final Map<ResourcePattern, List<AclOperation>> NEEDED = Map.of(
            new ResourcePattern(ResourceType.TOPIC, "media.", PatternType.PREFIXED),
            List.of(AclOperation.CREATE, AclOperation.READ, AclOperation.WRITE, AclOperation.DELETE),
            new ResourcePattern(ResourceType.GROUP, "upload-workers", PatternType.LITERAL),
            List.of(AclOperation.READ),
            new ResourcePattern(ResourceType.GROUP, "convert-", PatternType.PREFIXED),
            List.of(AclOperation.READ, AclOperation.ALTER_CONFIGS));

    private static final Pattern RIGHT = Pattern.compile(
            "- \\{resource: \\{type: (\\w+), name: (\\S+), patternType: (\\w+)}, operations: \\[(.+)]}");

    private KafkaRights() {}

    /** Gives them to a user. */
    public static void give(String servers, String user) throws Exception {
        List<AclBinding> rights = NEEDED.entrySet().stream()
                .flatMap(right -> right.getValue().stream()
                        .map(operation -> new AclBinding(
                                right.getKey(),
                                new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW))))
                .toList();
        try (Admin admin = admin(servers)) {
            admin.createAcls(rights).all().get();
        }
    }

    /** Gives to all users what their {@code KafkaUser} lists, one right a line. */
    public static void giveListed(String servers, String manifest) throws Exception {
        List<AclBinding> rights = new ArrayList<>();
        for (String user : manifest.split("---\n", -1)) {
            String name = user.replaceAll("(?s).*\n  name: (\\S+)\n.*", "$1");
            RIGHT.matcher(user).results().forEach(right -> {
                ResourcePattern resource = new ResourcePattern(
                        ResourceType.fromString(right.group(1)),
                        right.group(2),
                        right.group(3).equals("prefix") ? PatternType.PREFIXED : PatternType.LITERAL);
                for (String operation : right.group(4).split(", ", -1)) {
                    // AlterConfigs is ALTER_CONFIGS
                    AclOperation what = AclOperation.fromString(operation.replaceAll("(?<=[a-z])(?=[A-Z])", "_"));
                    rights.add(new AclBinding(
                            resource, new AccessControlEntry("User:" + name, "*", what, AclPermissionType.ALLOW)));
                }
            });
        }
        try (Admin admin = admin(servers)) {
            admin.createAcls(rights).all().get();
        }
    }

    /** Takes all from a user. */
    public static void take(String servers, String user) throws Exception {
        AclBindingFilter all = new AclBindingFilter(
                ResourcePatternFilter.ANY,
                new AccessControlEntryFilter("User:" + user, null, AclOperation.ANY, AclPermissionType.ANY));
        try (Admin admin = admin(servers)) {
            admin.deleteAcls(List.of(all)).all().get();
        }
    }

    private static Admin admin(String servers) {
        Properties config = new Properties();
        config.put("bootstrap.servers", servers);
        return Admin.create(config);
    }
}
