package dev.lull.standalone.dashboard;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
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
final class Browser implements AutoCloseable {

    static final String PROGRAM = "chromium";
    static final String DRIVER = "chromedriver";

    private static final Set<String> SERIOUS = Set.of("serious", "critical");

    private final ChromeDriver driver;

    Browser() {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(onPath(PROGRAM).orElseThrow().toString());
        // root has no sandbox in a container, and the page under test is our own
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage");
        options.setCapability("goog:loggingPrefs", logs);
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(onPath(DRIVER).orElseThrow().toFile())
                        .usingAnyFreePort()
                        .build(),
                options);
        driver.manage().timeouts().implicitlyWait(Duration.ZERO);
        screen(1440, 1000);
        scheme("light");
    }

    static Optional<Path> onPath(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** In pixels of the page; a window could not be as narrow as a telephone. */
    void screen(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** @param scheme light or dark */
    void scheme(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", scheme),
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    }

    void open(String address) {
        driver.get(address);
    }

    WebElement one(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    /** Whether something that matches is to be seen. */
    boolean shows(String selector) {
        return Boolean.TRUE.equals(run(
                "return [...document.querySelectorAll(arguments[0])].some((each) => each.checkVisibility())",
                selector));
    }

    /** What there is to read in the first that matches; empty if there is none. */
    String text(String selector) {
        return string("return document.querySelector(arguments[0])?.innerText ?? ''", selector);
    }

    /** What a screen reader says of it; empty if there is none. */
    String label(String selector) {
        return string("return document.querySelector(arguments[0])?.getAttribute('aria-label') ?? ''", selector);
    }

    void click(String selector) {
        one(selector).click();
    }

    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    private String string(String script, Object... arguments) {
        return String.valueOf(driver.executeScript(script, arguments));
    }

    /** Errors of the page since the last time; calls that failed are none, as the network may fail. */
    List<String> errors() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .filter(message -> !message.contains("Failed to load resource"))
                .toList();
    }

    /** What keeps people from using the page, by axe. */
    List<String> barriers() {
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

    byte[] picture() {
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
