package dev.lull.bench.chaos.work;

import com.fasterxml.jackson.databind.JsonNode;

/** What a coordinator answered. */
record Answer(int status, JsonNode body) {

    boolean ok() {
        return status < 300;
    }
}
