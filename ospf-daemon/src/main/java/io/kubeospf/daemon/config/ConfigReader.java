package io.kubeospf.daemon.config;

import io.kubeospf.core.config.AreaType;
import io.kubeospf.core.config.RouterConfig;
import io.kubeospf.core.net.AreaId;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.daemon.events.LogConfig;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Reads the configuration file's top level; the readers beside it, one for each section, read what is below. */
public final class ConfigReader {
    /** In place of what the library says, which quotes words of the file: they may be of a key. */
    private static final String NOT_YAML =
            "not YAML; check indentation (spaces only), quotes and brackets here, and put a value that begins with a sign,"
                    + " such as * & ! % or @, in quotes" + ProblemList.MORE_LATER;

    private ConfigReader() {}

    /**
     * Reads a file's text, and the files of the keys that it names. An empty text means every default.
     *
     * @throws InvalidConfigException with every problem of the file
     */
    public static DaemonConfig read(String text) throws InvalidConfigException {
        return read(text, KeyFiles.ofEnvironment());
    }

    /**
     * Where the daemon of a file is reached, whatever else is wrong with the file. Reads no other files.
     *
     * @throws InvalidConfigException when the text is not YAML
     */
    public static ListenConfig readListen(String text) throws InvalidConfigException {
        return compose(text)
                .filter(MappingNode.class::isInstance)
                .map(node -> ListenReader.read(new Section((MappingNode) node, new ProblemList())))
                .orElse(ListenConfig.DEFAULT);
    }

    static DaemonConfig read(String text, KeyFiles keyFiles) throws InvalidConfigException {
        ProblemList problems = new ProblemList();
        Optional<Node> root = compose(text).filter(node -> !node.getTag().equals(Tag.NULL));
        if (root.isPresent() && !(root.get() instanceof MappingNode)) {
            problems.add(root.get(), "the file must hold keys with values, such as area: 0.0.0.0");
            problems.throwIfAny();
        }
        DaemonConfig config = root.map(node -> readTop(new Section((MappingNode) node, problems), keyFiles))
                .orElseGet(ConfigReader::defaults);
        problems.throwIfAny();
        return config;
    }

    private static DaemonConfig defaults() {
        return new DaemonConfig(
                Optional.empty(),
                AreaId.BACKBONE,
                AreaType.NORMAL,
                List.of(),
                AdvertisementReader.DEFAULT,
                RouterConfig.DEFAULT_MAX_LSAS,
                ListenConfig.DEFAULT,
                LogConfig.DEFAULT);
    }

    private static DaemonConfig readTop(Section top, KeyFiles keyFiles) {
        AreaId area = top.scalar("area", ScalarFormat::area, AreaId.BACKBONE);
        AreaType areaType = top.scalar("area-type", ScalarFormat.word(AreaType.values()), AreaType.NORMAL);
        DaemonConfig config = new DaemonConfig(
                top.scalar("router-id", ConfigReader::routerId),
                area,
                areaType,
                InterfaceReader.readAll(top, keyFiles),
                AdvertisementReader.readAll(top),
                DatabaseReader.readMaxLsas(top),
                ListenReader.read(top),
                LogReader.read(top));
        checkAreaType(config, top);
        top.end();
        return config;
    }

    private static void checkAreaType(DaemonConfig config, Section top) {
        if (config.areaId().equals(AreaId.BACKBONE) && config.areaType() != AreaType.NORMAL) {
            top.problem(
                    "area-type",
                    "area-type: the backbone 0.0.0.0 cannot be " + config.areaType()
                            + "; set area to the number that the routers of the LAN have for it");
        }
        if (config.areaType().externalType().isEmpty() && !config.advertise().isEmpty()) {
            top.problem(
                    top.has("advertise") ? "advertise" : "area-type",
                    "advertise: routers of a " + config.areaType()
                            + " area take no external routes; write advertise: [], or make the area nssa on every router");
        }
    }

    private static RouterId routerId(String text) {
        RouterId routerId = RouterId.parse(text);
        if (routerId.equals(RouterId.NONE)) {
            throw new IllegalArgumentException("0.0.0.0 names no router; write an address of this machine");
        }
        return routerId;
    }

    private static Optional<Node> compose(String text) throws InvalidConfigException {
        try {
            LoadSettings settings = LoadSettings.builder().build();
            Parser parser = new ParserImpl(settings, new StreamReader(settings, text));
            return new Composer(settings, new BoundedParser(parser)).getSingleNode();
        } catch (BoundedParser.TooManyEventsException e) {
            throw new InvalidConfigException(List.of(ProblemList.at(e.mark(), e.text())));
        } catch (MarkedYamlEngineException e) {
            throw new InvalidConfigException(List.of(e.getProblemMark()
                    .map(mark -> ProblemList.at(mark, NOT_YAML))
                    .orElseGet(() -> new ConfigProblem(1, 1, NOT_YAML))));
        } catch (StackOverflowError e) {
            throw new InvalidConfigException(
                    List.of(new ConfigProblem(1, 1, "not YAML that can be read: nested too deeply; remove brackets")));
        } catch (YamlEngineException e) {
            // characters that YAML forbids, found before there are lines and columns
            throw new InvalidConfigException(List.of(new ConfigProblem(1, 1, "not YAML: " + e.getMessage())));
        }
    }
}
