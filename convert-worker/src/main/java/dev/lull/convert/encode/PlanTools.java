package dev.lull.convert.encode;

import dev.lull.common.probe.TargetProfile;
import dev.lull.convert.verify.Verifier;

/**
 * What makes and verifies the files of one plan, set up as the plan says.
 *
 * @param target what the result must play on
 */
public record PlanTools(TargetProfile target, Encoder encoder, Verifier verifier) {}
