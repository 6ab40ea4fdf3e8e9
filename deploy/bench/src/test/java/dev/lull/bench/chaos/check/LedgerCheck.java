package dev.lull.bench.chaos.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What Redis says, against itself and against the target. */
final class LedgerCheck {

    private static final String STATES = "lull:media:state:";
    private static final Set<String> ARRIVED = Set.of("uploaded", "duplicate");
    private static final Set<String> GIVEN_UP = Set.of("quarantined", "skipped");
    private static final Set<String> FINAL = Set.of("uploaded", "duplicate", "skipped", "quarantined", "cancelled");

    private final World world;
    private final LedgerState ledger;
    private final List<Finding> findings = new ArrayList<>();

    private LedgerCheck(World world) {
        this.world = world;
        this.ledger = world.ledger();
    }

    static List<Finding> of(World world) {
        LedgerCheck check = new LedgerCheck(world);
        check.handedOver();
        check.ledger.media().forEach(check::file);
        check.receipts();
        check.indexes();
        check.ledger.submissions().forEach(check::submission);
        check.ledger.index("lull:submissions:unsettled").forEach(id -> check.found(Rule.OPEN_SUBMISSION, id));
        check.ledger.conversions().forEach(check::conversion);
        check.ledger.index("lull:conversions:incomplete").forEach(id -> check.found(Rule.INCOMPLETE_CONVERSION, id));
        return check.findings;
    }

    /**
     * A folder may have been read when a file of it was gone already; and a submission that is cancelled while it is
     * taken in is read no further.
     */
    private void handedOver() {
        Set<String> known = new HashSet<>();
        ledger.media().values().forEach(file -> known.add(key(file)));
        world.given().stream()
                .filter(given -> given.fate() != Fate.VANISHED && !cancelledAsAWhole(given))
                .filter(given -> !known.contains(given.submission() + " " + given.path()))
                .forEach(given -> found(Rule.UNKNOWN_TO_LEDGER, given.toString()));
    }

    private boolean cancelledAsAWhole(Given given) {
        Map<String, String> submission = ledger.submissions().getOrDefault(given.submission(), Map.of());
        return given.fate() == Fate.CANCELLED && submission.containsKey("cancelled");
    }

    /**
     * Whether this file was left alone; of a submission whose name the run never got, as its answer was lost, too. A
     * folder from which a file was taken away was not.
     */
    private boolean leftAlone(Map<String, String> file) {
        String source = text(file, "source");
        List<Given> samePath = world.given().stream()
                .filter(given -> given.path().equals(source) || given.path().startsWith(source + "/"))
                .toList();
        List<Given> same = samePath.stream()
                .filter(given -> given.submission().equals(file.get("submission")))
                .toList();
        return (same.isEmpty() ? samePath : same).stream().allMatch(given -> given.fate() == Fate.STAYS);
    }

    private void file(String id, Map<String, String> file) {
        String state = text(file, "state");
        if (!FINAL.contains(state)) {
            found(Rule.NOT_TERMINAL, id + ": " + file);
        }
        if (!ARRIVED.contains(state) && leftAlone(file)) {
            found(Rule.UNASKED_END, id + ": " + file);
        }
        if (GIVEN_UP.contains(state) && text(file, "reason").isBlank()) {
            found(Rule.NO_REASON, id + ": " + file);
        }
        if (!ledger.index(STATES + state).contains(id)) {
            found(Rule.WRONG_INDEX, id + " is " + state + " and not listed");
        }
    }

    private void receipts() {
        Set<String> names = new HashSet<>();
        world.target().forEach(arrival -> names.add(arrival.name()));
        Set<String> contents = TargetCheck.arrived(world);
        ledger.media().forEach((id, file) -> {
            boolean there = switch (text(file, "state")) {
                case "uploaded" ->
                    names.stream().anyMatch(name -> text(file, "result").endsWith("/" + name));
                case "duplicate" -> contents.contains(text(file, "sha256"));
                default -> true;
            };
            if (!there) {
                found(Rule.FALSE_RECEIPT, id + ": " + file);
            }
        });
    }

    private void indexes() {
        ledger.indexes().forEach((key, ids) -> {
            if (key.startsWith(STATES)) {
                String state = key.substring(STATES.length());
                ids.stream()
                        .filter(id -> !state.equals(text(ledger.media().getOrDefault(id, Map.of()), "state")))
                        .forEach(id -> found(Rule.WRONG_INDEX, id + " is listed as " + state));
            }
        });
    }

    private void submission(String id, Map<String, String> submission) {
        if (text(submission, "settled").isEmpty()) {
            found(Rule.OPEN_SUBMISSION, id + ": " + submission);
        }
        Map<String, Long> counts = new HashMap<>();
        submission.forEach((field, value) -> {
            if (field.startsWith("count:") && !value.equals("0")) {
                counts.put(field.substring("count:".length()), Long.valueOf(value));
            }
        });
        Map<String, Long> states = new HashMap<>();
        ledger.media().values().stream()
                .filter(file -> id.equals(file.get("submission")))
                .forEach(file -> states.merge(text(file, "state"), 1L, Long::sum));
        if (!counts.equals(states)) {
            found(Rule.WRONG_COUNT, id + " counts " + counts + ", its files are " + states);
        }
    }

    private void conversion(String id, Map<String, String> conversion) {
        if (!Set.of("completed", "cancelled", "failed").contains(text(conversion, "status"))) {
            found(Rule.INCOMPLETE_CONVERSION, id + ": " + conversion);
        }
    }

    private static String key(Map<String, String> file) {
        return text(file, "submission") + " " + text(file, "source");
    }

    private static String text(Map<String, String> fields, String name) {
        return fields.getOrDefault(name, "");
    }

    private void found(Rule rule, String detail) {
        findings.add(new Finding(rule, detail));
    }
}
