package dev.lull.coordinator.intake;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names of files and folders that are left out wherever a walk finds them. Upper and lower case are the same. */
final class ExcludedNames {

    private static final Pattern WILDCARD = Pattern.compile("[*?]");

    private final List<Rule> rules;

    /**
     * The names that these patterns match as a whole.
     *
     * @param patterns in which {@code *} is any text and {@code ?} any character
     */
    ExcludedNames(List<String> patterns) {
        this.rules = patterns.stream().map(Rule::of).toList();
    }

    /** The pattern that matches this name; empty when none does. */
    Optional<String> match(String name) {
        return rules.stream()
                .filter(rule -> rule.regex.matcher(name).matches())
                .map(Rule::pattern)
                .findFirst();
    }

    private record Rule(String pattern, Pattern regex) {

        static Rule of(String pattern) {
            StringBuilder regex = new StringBuilder();
            int literal = 0;
            var wildcard = WILDCARD.matcher(pattern);
            while (wildcard.find()) {
                regex.append(Pattern.quote(pattern.substring(literal, wildcard.start())));
                regex.append(wildcard.group().equals("*") ? ".*" : ".");
                literal = wildcard.end();
            }
            regex.append(Pattern.quote(pattern.substring(literal)));
            return new Rule(
                    pattern,
                    Pattern.compile(
                            regex.toString(), Pattern.DOTALL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
        }
    }
}
