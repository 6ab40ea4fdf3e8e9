package dev.lull.kubernetes;

import dev.lull.kubernetes.rule.BrokersApart;
import dev.lull.kubernetes.rule.CpuForUnits;
import dev.lull.kubernetes.rule.DefaultDeny;
import dev.lull.kubernetes.rule.Evictable;
import dev.lull.kubernetes.rule.GracePeriods;
import dev.lull.kubernetes.rule.HpaBounds;
import dev.lull.kubernetes.rule.KafkaAccess;
import dev.lull.kubernetes.rule.KafkaTopics;
import dev.lull.kubernetes.rule.KedaBounds;
import dev.lull.kubernetes.rule.KedaTriggers;
import dev.lull.kubernetes.rule.KnownReferences;
import dev.lull.kubernetes.rule.KnownSettings;
import dev.lull.kubernetes.rule.LocalVolumes;
import dev.lull.kubernetes.rule.MatchingSelectors;
import dev.lull.kubernetes.rule.MemoryForChildren;
import dev.lull.kubernetes.rule.NoServiceLinks;
import dev.lull.kubernetes.rule.OneScaler;
import dev.lull.kubernetes.rule.PinnedImages;
import dev.lull.kubernetes.rule.RealPorts;
import dev.lull.kubernetes.rule.RestrictedPods;
import dev.lull.kubernetes.rule.ServedProbes;
import dev.lull.kubernetes.rule.ShareGroupSize;
import dev.lull.kubernetes.rule.WritableFolders;
import java.util.ArrayList;
import java.util.List;

/** All rules over what a kustomization renders to. */
final class Checks {

    private static final List<Rule> RULES = List.of(
            new MatchingSelectors(),
            new RealPorts(),
            new ServedProbes(),
            new GracePeriods(),
            new KnownSettings(),
            new PinnedImages(),
            new RestrictedPods(),
            new NoServiceLinks(),
            new CpuForUnits(),
            new MemoryForChildren(),
            new WritableFolders(),
            new KnownReferences(),
            new Evictable(),
            new DefaultDeny(),
            new KedaBounds(),
            new KedaTriggers(),
            new HpaBounds(),
            new OneScaler(),
            new ShareGroupSize(),
            new KafkaTopics(),
            new KafkaAccess(),
            new BrokersApart(),
            new LocalVolumes());

    private Checks() {}

    static List<String> ruleNames() {
        return RULES.stream().map(rule -> rule.getClass().getSimpleName()).toList();
    }

    /** What is wrong; the rules are only asked about what could be read whole. */
    static List<Problem> problemsOf(String yaml) {
        StrictReader reader = new StrictReader(yaml);
        if (!reader.problems().isEmpty()) {
            return reader.problems();
        }
        List<Problem> all = new ArrayList<>();
        for (Rule rule : RULES) {
            Problems problems = new Problems(rule.getClass().getSimpleName());
            rule.check(reader.manifests(), problems);
            all.addAll(problems.found());
        }
        return all;
    }
}
