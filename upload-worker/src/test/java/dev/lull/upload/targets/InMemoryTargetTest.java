package dev.lull.upload.targets;

import dev.lull.upload.testing.InMemoryTarget;
import java.util.Map;

class InMemoryTargetTest extends NamedTargetContract {

    private final InMemoryTarget place = new InMemoryTarget();

    @Override
    UploadTarget worker() {
        return place;
    }

    @Override
    UploadTarget unreachable() {
        InMemoryTarget away = new InMemoryTarget();
        away.disconnect();
        return away;
    }

    @Override
    Map<String, String> atTarget() {
        return place.checksums();
    }
}
