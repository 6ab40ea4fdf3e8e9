package dev.lull.standalone.testing;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import dev.lull.common.store.ProcessFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Chromium without a window, and what the tests ask of it. */
public final class Browser implements AutoCloseable {

    public static final String PROGRAM = "chromium";
    public static final String DRIVER = "chromedriver";

    private static final Set<String> SERIOUS = Set.of("serious", "critical");

    /** For what it leaves behind; with a short name, as there are sockets in it. */
    private final Path folder;

    private final ChromeDriver driver;

    public Browser() {
        folder = newFolder();
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(onPath(PROGRAM).orElseThrow().toString());
        // root has no sandbox in a container, and the page under test is our own
        options.addArguments(
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars");
        options.setCapability("goog:loggingPrefs", logs);
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(onPath(DRIVER).orElseThrow().toFile())
                        .usingAnyFreePort()
                        .withEnvironment(Map.of("TMPDIR", folder.toString()))
                        .build(),
                options);
        driver.manage().timeouts().implicitlyWait(Duration.ZERO);
        screen(1440, 1000);
        scheme("light");
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("lull-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Optional<Path> onPath(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** In pixels of the page; a window could not be as narrow as a telephone. */
    public void screen(int width, int height) {
        screen(width, height, 1);
    }

    /**
     * The same for a picture that is larger, or smaller.
     *
     * @param scale pixels of the picture for one of the page
     */
    public void screen(int width, int height, double scale) {
        command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", scale, "mobile", false));
    }

    /**
     * As the system of the reader has it.
     *
     * @param scheme light or dark
     */
    public void scheme(String scheme) {
        command(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", scheme),
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    }

    public void open(String address) {
        driver.get(address);
    }

    public WebElement one(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    /** Whether something that matches is to be seen. */
    public boolean shows(String selector) {
        return Boolean.TRUE.equals(run(
                "return [...document.querySelectorAll(arguments[0])].some((each) => each.checkVisibility())",
                selector));
    }

    /** What there is to read in the first that matches; empty if there is none. */
    public String text(String selector) {
        return string("return document.querySelector(arguments[0])?.innerText ?? ''", selector);
    }

    /** What a screen reader says of it; empty if there is none. */
    public String label(String selector) {
        return string("return document.querySelector(arguments[0])?.getAttribute('aria-label') ?? ''", selector);
    }

    public void click(String selector) {
        one(selector).click();
    }

    public Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** A command of the DevTools protocol. */
    public Map<String, Object> command(String name, Map<String, Object> parameters) {
        return driver.executeCdpCommand(name, parameters);
    }

    private String string(String script, Object... arguments) {
        return String.valueOf(driver.executeScript(script, arguments));
    }

    /** Errors of the page since the last time; calls that failed are none, as the network may fail. */
    public List<String> errors() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .filter(message -> !message.contains("Failed to load resource"))
                .toList();
    }

    /** What keeps people from using the page, by axe. */
    public List<String> barriers() {
        return new AxeBuilder()
                .analyze(driver).getViolations().stream()
                        .filter(rule -> SERIOUS.contains(rule.getImpact()))
                        .map(Browser::described)
                        .toList();
    }

    private static String described(Rule rule) {
        return rule.getId() + ": "
                + rule.getNodes().stream()
                        .map(node -> String.valueOf(node.getTarget()))
                        .toList();
    }

    public byte[] picture() {
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    @Override
    public void close() {
        driver.quit();
        ProcessFolder.remove(folder);
    }
}
