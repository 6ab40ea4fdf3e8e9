package dev.lull.coordinator.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.javalin.http.UnauthorizedResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessControlTest {

    private final AccessControl open = new AccessControl(null);
    private final AccessControl guarded = new AccessControl("secret");

    @Test
    void withoutATokenWhoeverReachesTheServerIsAnswered() {
        assertThatCode(() -> open.check(new Call().context())).doesNotThrowAnyException();
    }

    @Test
    void withATokenWhoeverSendsItIsAnsweredByAnyName() {
        Call call = new Call().header("Authorization", "Bearer secret");

        assertThatCode(() -> guarded.check(call.context())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer secret2", "Bearer secre", "secret", "Basic secret", "bearer secret", ""})
    void withATokenAnythingElseIsRefused(String sent) {
        Call call = new Call().header("Authorization", sent);

        assertThatThrownBy(() -> guarded.check(call.context())).isInstanceOf(UnauthorizedResponse.class);
    }

    @Test
    void withATokenACallOfThisMachineMustSendItToo() {
        assertThatThrownBy(() -> guarded.check(new Call().context())).isInstanceOf(UnauthorizedResponse.class);
    }
}
