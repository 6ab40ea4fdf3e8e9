package dev.lull.bench.chaos.check;

/** A breach of a rule, and what there is to say of it. */
public record Finding(Rule rule, String detail) {}
