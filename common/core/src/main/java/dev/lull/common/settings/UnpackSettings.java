package dev.lull.common.settings;

import static dev.lull.common.settings.Setting.setting;
import static dev.lull.common.settings.SettingType.bytes;
import static dev.lull.common.settings.SettingType.oneOf;
import static dev.lull.common.settings.SettingType.text;
import static dev.lull.common.settings.SettingType.whole;

import java.nio.charset.Charset;
import java.util.List;

/** How the coordinator takes files out of archives. */
public final class UnpackSettings {

    public static final Setting<String> ARCHIVES = setting(
            "unpack.archives",
            oneOf("yes", "no"),
            "yes",
            "Whether archives (zip, tar, tar.gz, tar.bz2, tar.xz, tar.zst, 7z, rar) are unpacked; otherwise they are skipped.");
    public static final Setting<Integer> MAX_ENTRIES = setting(
            "unpack.max-entries",
            whole(1, 1_000_000),
            "50000",
            "Entries of one archive; one with more is quarantined.");
    public static final Setting<Long> MAX_BYTES = setting(
            "unpack.max-bytes", bytes(), "200GB", "Bytes that come out of one archive; one with more is quarantined.");
    public static final Setting<Integer> MAX_RATIO = setting(
            "unpack.max-ratio",
            whole(2, 100_000),
            "200",
            "How many times its own size an archive may unpack to, once more than 64 MB came out of it; one with more is quarantined.");
    public static final Setting<Integer> MAX_DEPTH = setting(
            "unpack.max-depth",
            whole(1, 5),
            "2",
            "How deep archives in archives are unpacked: with 1 none is, with 2 not those in them. What is deeper is quarantined.");
    public static final Setting<Integer> PARALLEL = setting(
            "unpack.parallel-archives", whole(1, 16), "2", "Archives the coordinator unpacks at the same time.");
    public static final Setting<Long> FREE_SPACE = setting(
            "unpack.free-space",
            bytes(),
            "3GB",
            "Unpacking waits while less is free on the disk of the store, or less than 2.5 times the size of the archive.");
    public static final Setting<String> PASSWORD_FILE = setting(
            "unpack.password-file",
            text("a file"),
            null,
            "A file with passwords, one a line, which are tried in their order on archives that need one, behind those given with"
                    + " the archive.");
    public static final Setting<Charset> CHARSET = setting(
            "unpack.charset",
            text("a name such as IBM866, windows-1251, Shift_JIS or GB18030").as(Charset::forName),
            null,
            "How names in archives are written that are neither marked nor readable as UTF-8; guessed when not set.");
    public static final Setting<String> BSDTAR = setting(
            "unpack.bsdtar",
            text("a program"),
            "bsdtar",
            "The bsdtar (Debian: libarchive-tools) that reads rar archives; without one they are quarantined.");

    static final List<Setting<?>> TABLE = List.of(
            ARCHIVES,
            MAX_ENTRIES,
            MAX_BYTES,
            MAX_RATIO,
            MAX_DEPTH,
            PARALLEL,
            FREE_SPACE,
            PASSWORD_FILE,
            CHARSET,
            BSDTAR);

    private UnpackSettings() {}
}
