package io.kubeospf.daemon.control;

import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.lsa.ExternalMetricType;
import io.kubeospf.core.lsa.LsaHeader;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.origination.Advertisement;
import io.kubeospf.core.output.WithheldReason;
import io.kubeospf.core.speaker.SpeakerView;
import io.kubeospf.daemon.advertise.RequestedRoutes;
import io.kubeospf.daemon.advertise.RouteSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is to be announced, and what has become of it. */
record AdvertisementList(SpeakerView view, RequestedRoutes requested) implements Resource {
    private static final String NOTHING = "-";
    private static final String WITHHELD = "withheld";
    private static final String WITHDRAWN =
            "withdrawn by a command, though the file has it; advertise it, or reload, to have it again";

    @Override
    public Iterator<JsonObject> items() {
        return Stream.of(
                        view.advertisements().stream().map(this::object),
                        requested.withheld().values().stream()
                                .map(withheld -> notAnnounced(withheld.route().prefix(), withheld.reason())),
                        requested.withdrawnFromFile().stream().map(prefix -> notAnnounced(prefix, WITHDRAWN)))
                .flatMap(objects -> objects)
                .iterator();
    }

    @Override
    public Iterator<String> lines(int width) {
        TextTable table = new TextTable(
                        "Prefix",
                        "Metric",
                        "Type",
                        "Tag",
                        "Forwarding to",
                        "Source",
                        "State",
                        "Acknowledged",
                        "Link State ID",
                        "Seq. number")
                .onlyWide("Seq. number", "Link State ID")
                .leavingOut("Tag", "Source", "Type", "Forwarding to");
        List<String> remarks = new ArrayList<>();
        for (Advertisement advertisement : view.advertisements()) {
            ExternalRoute route = advertisement.route();
            table.add(
                    route.prefix(),
                    route.metric(),
                    "E" + metricType(route),
                    Integer.toUnsignedLong(route.tag()),
                    route.forwardingAddress().isUnspecified() ? NOTHING : route.forwardingAddress(),
                    source(route.prefix()).map(RouteSource::toString).orElse(NOTHING),
                    state(advertisement),
                    advertisement.acknowledgedBy().size(),
                    advertisement.lsa().<Object>map(LsaHeader::linkStateId).orElse(NOTHING),
                    advertisement.lsa().<Object>map(LsaHeader::sequenceNumber).orElse(NOTHING));
            reason(advertisement).ifPresent(reason -> remarks.add(route.prefix() + ": " + reason));
        }
        requested.withheld().forEach((prefix, withheld) -> remarks.add("withheld: " + withheld.reason()));
        requested.withdrawnFromFile().forEach(prefix -> remarks.add(prefix + ": " + WITHDRAWN));
        return Lines.of(
                view.advertisements().isEmpty() ? List.of("nothing is to be announced") : table.lines(width),
                remarks,
                width);
    }

    private JsonObject object(Advertisement advertisement) {
        ExternalRoute route = advertisement.route();
        return new JsonObject()
                .put("prefix", route.prefix())
                .put("metric", route.metric())
                .put("metric-type", metricType(route))
                .put("tag", Integer.toUnsignedLong(route.tag()))
                .put("forwarding-address", route.forwardingAddress())
                .put("source", source(route.prefix()))
                .put("state", state(advertisement))
                .put("reason", reason(advertisement))
                .put("ls-id", advertisement.lsa().map(LsaHeader::linkStateId))
                .put("seq-num", advertisement.lsa().map(LsaHeader::sequenceNumber))
                .put("acknowledged-by", advertisement.acknowledgedBy());
    }

    /** Nothing of it is announced, so there is nothing to say but why. */
    private JsonObject notAnnounced(Ipv4Prefix prefix, String reason) {
        return new JsonObject()
                .put("prefix", prefix)
                .put("metric", Optional.empty())
                .put("metric-type", Optional.empty())
                .put("tag", Optional.empty())
                .put("forwarding-address", Optional.empty())
                .put("source", source(prefix).orElse(RouteSource.FILE))
                .put("state", WITHHELD)
                .put("reason", reason)
                .put("ls-id", Optional.empty())
                .put("seq-num", Optional.empty())
                .put("acknowledged-by", List.of());
    }

    private Optional<RouteSource> source(Ipv4Prefix prefix) {
        return requested.source(prefix);
    }

    private static int metricType(ExternalRoute route) {
        return route.metricType() == ExternalMetricType.TYPE_1 ? 1 : 2;
    }

    private static String state(Advertisement advertisement) {
        return advertisement.withheld().isPresent() ? WITHHELD : "advertised";
    }

    /** Why it is withheld, or is not announced as it was asked for. */
    static Optional<String> reason(Advertisement advertisement) {
        if (advertisement.withheld().isPresent()) {
            WithheldReason reason = advertisement.withheld().get();
            return Optional.of(advertisement
                    .leftTo()
                    .map(router -> reason + ": router " + router)
                    .orElse(reason.toString()));
        }
        if (!advertisement.current()) {
            return Optional.of("what neighbors have of it is older; the change follows within seconds");
        }
        return advertisement.forwardingAddressUsable()
                ? Optional.empty()
                : Optional.of(
                        "the forwarding address is on no network of an interface that is up, so it is announced with"
                                + " ourselves as the next hop");
    }
}
