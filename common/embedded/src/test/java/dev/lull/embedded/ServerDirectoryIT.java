package dev.lull.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerDirectoryIT {

    @TempDir
    Path path;

    @Test
    void aSecondServerOnTheSameDataIsRefused() throws Exception {
        try (ServerDirectory held = ServerDirectory.open(path)) {
            assertThatThrownBy(() -> ServerDirectory.open(path))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith(held.path() + " is in use by another Lull");
        }
    }

    @Test
    void thePortStaysTheSameAcrossRestarts() throws Exception {
        assertThat(portOfNewServer()).isEqualTo(portOfNewServer());
    }

    @Test
    void aPortThatSomebodyElseTookMeanwhileIsGivenUp() throws Exception {
        int port = portOfNewServer();

        try (ServerSocket somebody = new ServerSocket(port, 1, ServerDirectory.LOOPBACK)) {
            assertThat(portOfNewServer()).isNotEqualTo(somebody.getLocalPort());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "0", "-1", "99999", "12345678901", "port"})
    void aDamagedNoteOfThePortIsReplaced(String damaged) throws Exception {
        Files.writeString(path.resolve("server.port"), damaged);

        assertThat(portOfNewServer()).isBetween(1024, 65_535);
        assertThat(portOfNewServer()).isEqualTo(portOfNewServer());
    }

    private int portOfNewServer() throws IOException {
        try (ServerDirectory directory = ServerDirectory.open(path)) {
            return directory.port("server");
        }
    }
}
