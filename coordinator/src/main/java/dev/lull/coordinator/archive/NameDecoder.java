package dev.lull.coordinator.archive;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * Names in archives as text. What is UTF-8 is read so. The rest is in a code page that the archive does not name: the
 * one that was set, or the one that these bytes look most like, or that of the format's inventors.
 */
final class NameDecoder {

    /** The code page of ZIP, appendix D of its specification. */
    private static final Charset CODE_PAGE_437 = Charset.forName("IBM437");

    private @Nullable Charset codePage;

    /** @param codePage null for a guess */
    NameDecoder(@Nullable Charset codePage) {
        this.codePage = codePage;
    }

    /** Guesses by all these names, of which more tell more. */
    void learn(List<byte[]> names) {
        if (codePage != null) {
            return;
        }
        UniversalDetector detector = new UniversalDetector();
        boolean any = false;
        for (byte[] name : names) {
            if (utf8(name).isEmpty()) {
                any = true;
                detector.handleData(name, 0, name.length);
                detector.handleData(new byte[] {'\n'}, 0, 1);
            }
        }
        if (any) {
            detector.dataEnd();
            codePage = Optional.ofNullable(detector.getDetectedCharset())
                    .flatMap(NameDecoder::named)
                    .orElse(CODE_PAGE_437);
        }
    }

    String decode(byte[] name) {
        return utf8(name).orElseGet(() -> {
            learn(List.of(name));
            return new String(name, codePage == null ? CODE_PAGE_437 : codePage);
        });
    }

    private static Optional<String> utf8(byte[] name) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(name))
                    .toString());
        } catch (CharacterCodingException other) {
            return Optional.empty();
        }
    }

    private static Optional<Charset> named(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }
}
