package dev.lull.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.embedded.testing.LullUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DocumentedUserTest {

    private static final Path PAGE = Path.of("../../docs/kubernetes.md");

    @Test
    void theUserThatPeopleAreToldToMakeIsTheOneTheLedgerIsTriedWith() throws IOException {
        String page = Files.readString(PAGE).replaceAll("\\s+", " ");

        assertThat(page).contains("ACL SETUSER lull on >password " + LullUser.RULES);
    }
}
