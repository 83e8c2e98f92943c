package io.kubeospf.daemon.control;

import io.kubeospf.core.speaker.SpeakerView;
import io.kubeospf.core.speaker.SpeakerView.RoomView;
import java.time.Duration;
import java.time.Instant;

/** How full the database is, and who has filled it. */
final class DatabaseRoomWords {
    private DatabaseRoomWords() {}

    static JsonObject object(SpeakerView view, Instant now) {
        RoomView room = view.room();
        return new JsonObject()
                .put("lsas-of-others", room.lsas())
                .put("max-lsas", room.maxLsas())
                .put("overflow", room.overflow().isPresent())
                .put("overflow-age", room.overflow().map(beginning -> Duration.between(beginning.at(), now)))
                .put("overflow-interface", room.overflow().map(beginning -> beginning.interfaceName()))
                .put("overflow-neighbor-router-id", room.overflow().map(beginning -> beginning.routerId()))
                .put("refused", room.refused());
    }

    /** For people; a remark as well while the database is full. */
    static String sentence(SpeakerView view) {
        RoomView room = view.room();
        String held = room.lsas() + " LSAs of others of max-lsas " + room.maxLsas();
        return room.overflow()
                .map(beginning -> "the database is full (" + held + "): " + room.refused()
                        + " LSAs were not taken, the first from " + beginning.routerId() + " (" + beginning.address()
                        + ") on " + beginning.interfaceName()
                        + "; look for who makes them (show database), or raise max-lsas under lsdb")
                .orElse(held + ", where one of more than 128 octets counts as several");
    }
}
