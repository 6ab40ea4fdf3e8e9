package dev.lull.standalone.metrics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a process answers at {@code /metrics}, without the greatest values that come beside timers and summaries. */
final class Scrape {

    private static final Pattern TYPE = Pattern.compile("# TYPE (\\w+) (\\w+)");
    private static final Pattern SAMPLE = Pattern.compile("(\\w+)(?:\\{(.*)})? \\S+");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Set<String> OF_THE_FORMAT = Set.of("le", "quantile");

    private final Map<String, String> types = new LinkedHashMap<>();
    private final Map<String, Set<String>> labels = new LinkedHashMap<>();
    private final Map<String, Set<String>> values = new LinkedHashMap<>();

    Scrape(String text) {
        String family = "";
        for (String line : text.lines().toList()) {
            Matcher type = TYPE.matcher(line);
            Matcher sample = SAMPLE.matcher(line);
            if (type.matches()) {
                family = type.group(1);
                types.put(family, type.group(2));
                labels.put(family, new TreeSet<>());
            } else if (sample.matches()) {
                read(family, sample.group(2) == null ? "" : sample.group(2));
            }
        }
        types.keySet().removeIf(name -> name.endsWith("_max") && types.containsKey(name.replaceFirst("_max$", "")));
    }

    private void read(String family, String pairs) {
        LABEL.matcher(pairs)
                .results()
                .filter(label -> !OF_THE_FORMAT.contains(label.group(1)))
                .forEach(label -> {
                    labels.get(family).add(label.group(1));
                    values.computeIfAbsent(label.group(1), name -> new TreeSet<>())
                            .add(label.group(2));
                });
    }

    Set<Family> families() {
        return types.entrySet().stream()
                .map(each -> new Family(each.getKey(), each.getValue(), labels.get(each.getKey())))
                .collect(Collectors.toSet());
    }

    /** All values of all labels. */
    Set<String> labelValues() {
        return values.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    }
}
