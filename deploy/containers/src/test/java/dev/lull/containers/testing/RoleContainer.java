package dev.lull.containers.testing;

import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.Volume;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.output.OutputFrame;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/** A role from its image, run as strictly as the manifests run it: nothing to write to but two folders in memory. */
public final class RoleContainer extends GenericContainer<RoleContainer> {

    private static final int HTTP = 8080;
    private static final Duration START = Duration.ofMinutes(3);

    private final Queue<String> log = new ConcurrentLinkedQueue<>();
    private final Network network;

    /** Not started yet. */
    public RoleContainer(String role, String name, Network network, Map<String, String> settings) {
        super(DockerImageName.parse(Images.lull(role)));
        this.network = network;
        withNetwork(network);
        withEnv("LULL_WORKER_NAME", name);
        withEnv("LULL_HTTP_TOKEN", Api.TOKEN);
        settings.forEach(
                (key, text) -> withEnv("LULL_" + key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"), text));
        withTmpFs(Map.of("/tmp", "rw,mode=1777", "/var/cache/lull", "rw,uid=10001,gid=10001,mode=700"));
        withCreateContainerCmdModifier(command -> command.getHostConfig()
                .withReadonlyRootfs(true)
                .withCapDrop(Capability.ALL)
                .withSecurityOpts(List.of("no-new-privileges")));
        withCreateContainerCmdModifier(command -> command.withUser("10001"));
        withExposedPorts(HTTP);
        withLogConsumer(this::keep);
        waitingFor(Wait.forHttp("/readyz").forPort(HTTP).withStartupTimeout(START));
    }

    /** Shows it a folder of this machine, to read only. Testcontainers' own way would try to pull an image first. */
    public RoleContainer reading(Path folder, String place) {
        return withCreateContainerCmdModifier(command ->
                command.getHostConfig().withBinds(new Bind(folder.toString(), new Volume(place), AccessMode.ro)));
    }

    /** Everything it has printed so far, also after its end. */
    public String log() {
        return String.join("", log);
    }

    /** Where it answers on this machine. */
    public URI url() {
        return URI.create("http://" + getHost() + ":" + getMappedPort(HTTP));
    }

    /** What a coordinator answers. */
    public Api api() {
        return new Api(url());
    }

    /** Sends a signal to its process. */
    public void signal(String name) {
        DockerClientFactory.lazyClient()
                .killContainerCmd(getContainerId())
                .withSignal(name)
                .exec();
    }

    /** Freezes all of it, as a machine that hangs does. */
    public void pause() {
        DockerClientFactory.lazyClient().pauseContainerCmd(getContainerId()).exec();
    }

    public void unpause() {
        DockerClientFactory.lazyClient().unpauseContainerCmd(getContainerId()).exec();
    }

    /** The states of its processes of this name, as {@code ps} writes them: {@code T} is a stopped one. */
    public List<String> processStates(String program) {
        return Stream.of(DockerClientFactory.lazyClient()
                        .topContainerCmd(getContainerId())
                        .withPsArgs("-eo pid,stat,comm")
                        .exec()
                        .getProcesses())
                .filter(process -> process[2].equals(program))
                .map(process -> process[1].substring(0, 1))
                .toList();
    }

    /** Cuts it off from everybody. */
    public void disconnect() {
        DockerClientFactory.lazyClient()
                .disconnectFromNetworkCmd()
                .withNetworkId(network.getId())
                .withContainerId(getContainerId())
                .exec();
    }

    public void reconnect() {
        DockerClientFactory.lazyClient()
                .connectToNetworkCmd()
                .withNetworkId(network.getId())
                .withContainerId(getContainerId())
                .exec();
    }

    /** Tells it to stop, as an orchestrator does, and waits until it has; returns its exit status. */
    public long terminate() {
        signal("SIGTERM");
        return awaitEnd();
    }

    /** Waits for its end; returns its exit status. */
    public long awaitEnd() {
        await().atMost(START).until(() -> !getCurrentContainerInfo().getState().getRunning());
        return getCurrentContainerInfo().getState().getExitCodeLong();
    }

    private void keep(OutputFrame frame) {
        log.add(frame.getUtf8String());
    }
}
