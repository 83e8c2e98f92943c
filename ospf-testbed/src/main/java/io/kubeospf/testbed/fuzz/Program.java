package io.kubeospf.testbed.fuzz;

import io.kubeospf.core.adjacency.LinkStatus;
import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.lsa.ExternalMetricType;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.LinkDownReason;
import io.kubeospf.core.packet.OspfPacket;
import io.kubeospf.core.packet.PacketCodec;
import io.kubeospf.core.packet.PacketHeader;
import io.kubeospf.core.speaker.Command;
import io.kubeospf.core.speaker.Input;
import io.kubeospf.core.wire.Octets;
import java.time.Duration;
import java.util.List;

/** An input as a list of steps, each an attack, a mishap, a command, or time that passes. */
final class Program {
    /** So that no input takes long. */
    private static final int MOST_STEPS = 100;

    private static final int LARGEST_DAMAGE = 8;
    private static final List<Duration> WAITS = List.of(
            Duration.ofMillis(2),
            Duration.ofMillis(600),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(11),
            Duration.ofSeconds(41),
            Duration.ofMinutes(31),
            Duration.ofMinutes(61));
    private static final List<Ipv4Prefix> PREFIXES = List.of(
            ExternalRoute.DEFAULT_PREFIX,
            Ipv4Prefix.parse("10.96.0.0/16"),
            Ipv4Prefix.parse("10.96.0.0/24"),
            Ipv4Prefix.parse("192.168.0.0/16"));

    private final Cast cast;
    private final FuzzedLan lan;
    private final PacketForgery forgery;

    /** What an octet makes happen: one of these, the more often the more numbers it has. */
    private final List<Step> steps = List.of(
            this::attack,
            this::attack,
            this::attack,
            this::attack,
            this::attack,
            this::attackDamaged,
            this::attackWithAnything,
            this::passTime,
            this::passTime,
            this::changeLink,
            this::command,
            this::connectAlly,
            choices -> restartTested(),
            this::setClock);

    private interface Step {
        void take(Choices choices);
    }

    Program(Cast cast, FuzzedLan lan) {
        this.cast = cast;
        this.lan = lan;
        this.forgery = new PacketForgery(cast, lan.overheard());
    }

    void run(Choices choices) {
        for (int taken = 0; taken < MOST_STEPS && !choices.isOver(); taken++) {
            choices.of(steps).take(choices);
        }
    }

    private void attack(Choices choices) {
        int how = choices.octet();
        inject(how, packet(how, choices), choices);
    }

    /** A packet of which a few octets were turned into others; the checksum is right nevertheless. */
    private void attackDamaged(Choices choices) {
        int how = choices.octet();
        byte[] octets = packet(how, choices).toByteArray();
        for (int count = choices.below(LARGEST_DAMAGE); count >= 0; count--) {
            octets[choices.number16() % octets.length] = (byte) choices.octet();
        }
        inject(how, Repair.ofPacket(Octets.of(octets)), choices);
    }

    private void attackWithAnything(Choices choices) {
        inject(choices.octet(), choices.octets(choices.octet()), choices);
    }

    /** In the ally's name mostly: the first two bits are for others. */
    private Octets packet(int how, Choices choices) {
        OspfPacket packet = forgery.one(choices);
        RouterId sender =
                (how & 3) == 3 ? choices.of(cast.routerIds()) : cast.ally().routerId();
        return PacketCodec.encode(packet, sender, cast.tested().areaId());
    }

    private void inject(int how, Octets packet, Choices choices) {
        boolean aside = (how & 0x30) == 0x30;
        String interfaceName = aside ? Station.SIDE_INTERFACE : Station.SHARED_INTERFACE;
        Ipv4Address tested = lan.tested().address(interfaceName);
        Ipv4Address source = (how & 0xc) == 0xc ? choices.of(cast.addresses()) : Cast.ALLY_ADDRESS;
        Ipv4Address there = aside ? new Ipv4Address(source.value() + 256) : source;
        Ipv4Address destination =
                (how & 0x40) == 0 ? Ipv4Address.ALL_SPF_ROUTERS : PacketForgery.destination(tested, choices);
        boolean allyHearsIt = (how & 0x80) != 0 && !cast.allyStays();
        if (cast.hasKey()) {
            lan.injectWithoutKey(Station.arrived(interfaceName, there, destination, unauthentic(packet, choices)));
        } else {
            lan.inject(Station.arrived(interfaceName, there, destination, packet), allyHearsIt);
        }
    }

    /** Without a digest, with that of another key, or what the ally sent with one octet turned into another. */
    private Octets unauthentic(Octets packet, Choices choices) {
        return switch (choices.below(3)) {
            case 0 -> packet;
            case 1 ->
                packet.length() < PacketHeader.LENGTH ? packet : Cast.sealedWithoutTheKey(packet, choices.number32());
            default -> damaged(lan.overheard().lastOfAlly(), choices);
        };
    }

    private static Octets damaged(Octets sealed, Choices choices) {
        byte[] octets = sealed.toByteArray();
        octets[choices.number16() % octets.length] ^= (byte) (1 << choices.below(Byte.SIZE));
        return Octets.of(octets);
    }

    private void passTime(Choices choices) {
        lan.run(choices.of(WAITS));
    }

    private void changeLink(Choices choices) {
        String interfaceName = choices.flag() ? Station.SIDE_INTERFACE : Station.SHARED_INTERFACE;
        LinkStatus status = switch (choices.below(4)) {
            case 0 -> new LinkStatus.Down(LinkDownReason.NO_CARRIER);
            case 1 -> new LinkStatus.Up(Ipv4Address.parse("10.0.0.77"), Station.MASK, Station.MTU);
            case 2 -> new LinkStatus.Up(lan.tested().address(interfaceName), Station.MASK, 576);
            default -> lan.tested().linkUp(interfaceName).status();
        };
        lan.give(new Input.LinkChanged(interfaceName, status));
    }

    private void command(Choices choices) {
        Ipv4Prefix prefix = choices.of(PREFIXES);
        Command command = switch (choices.below(8)) {
            case 0, 1 -> new Command.Advertise(route(prefix, choices));
            case 2, 3 -> new Command.Withdraw(prefix);
            case 4, 5 -> new Command.Reconfigure(cast.changed(choices));
            case 6 -> new Command.Reconfigure(cast.tested());
            default -> new Command.Stop();
        };
        lan.give(new Input.CommandGiven(command));
    }

    private static ExternalRoute route(Ipv4Prefix prefix, Choices choices) {
        return new ExternalRoute(
                prefix,
                choices.octet(),
                choices.flag() ? ExternalMetricType.TYPE_1 : ExternalMetricType.TYPE_2,
                0,
                choices.flag() ? Cast.ALLY_ADDRESS : Ipv4Address.UNSPECIFIED);
    }

    /** One that stays hears everything: what is lost, and acknowledged in its name, nobody would send again. */
    private void connectAlly(Choices choices) {
        lan.connectAlly(choices.flag() || cast.allyStays());
    }

    private void restartTested() {
        lan.restart(lan.tested());
    }

    private void setClock(Choices choices) {
        lan.give(new Input.ClockSet(Duration.ofSeconds(choices.number32())));
    }
}
