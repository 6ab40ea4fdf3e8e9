package dev.lull.redis;

import java.util.Collection;

/** One run of a script. */
record ScriptCall(String key, Collection<?> arguments) {}
