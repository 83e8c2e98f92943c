package io.kubeospf.core.lsdb;

import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.LsaHeader;
import java.util.Optional;

/**
 * How far neighbors can fill the database. What takes no more room than the instance that is there is always taken; everything else
 * while the database is less full than this:
 *
 * <pre>
 *  AS-external-, NSSA- and opaque LSAs       90 % of the bound: made-up ones must leave room for the area's topology
 *  router-, network- and summary-LSAs       100 %
 *  a longer instance of what is there       110 %: an old one would be wrong
 *  in our name                              numbers of their own, for what others make up must not keep us from flushing it
 * </pre>
 *
 * @param maxLsas of others, as {@link DatabaseRoom} counts them
 */
public record DatabaseBound(int maxLsas) {
    private static final int PERCENT_FOR_EXTERNALS = 90;
    private static final int PERCENT_FOR_TOPOLOGY = 100;
    private static final int PERCENT_FOR_LONGER_INSTANCES = 110;

    /** Below this, with a distance so that one LSA that comes and goes is not told of each time. */
    private static final int PERCENT_AT_REST = 85;

    /** More than anybody has announced in a former life. */
    private static final int NEW_IN_OUR_NAME = 10_000;

    private static final int LONGER_IN_OUR_NAME = 100_000;

    /**
     * Whether there is room for an instance.
     *
     * @param copy the one that it would replace
     * @param promised the room of what a neighbor was asked for and has not sent yet, of others or in our name as this one
     */
    public boolean admits(LsaHeader header, Optional<LsdbEntry> copy, LinkStateDatabase database, int promised) {
        int more = DatabaseRoom.of(header)
                - copy.map(LsdbEntry::installed)
                        .map(lsa -> DatabaseRoom.of(lsa.header()))
                        .orElse(0);
        boolean ours = database.isInOurName(header.key());
        int taken = ours ? database.roomInOurName() : database.roomOfOthers();
        int limit = ours ? limitInOurName(copy.isPresent()) : limit(header.type(), copy.isPresent());
        return more <= 0 || taken + promised + more <= limit;
    }

    /** Whether the database is so far from full that nothing will be refused for a while, when what was promised has come too. */
    public boolean isAtRest(LinkStateDatabase database, int promised) {
        return database.roomOfOthers() + promised < percent(PERCENT_AT_REST);
    }

    private static int limitInOurName(boolean replacement) {
        return replacement ? LONGER_IN_OUR_NAME : NEW_IN_OUR_NAME;
    }

    private int limit(LsType type, boolean replacement) {
        if (replacement) {
            return percent(PERCENT_FOR_LONGER_INSTANCES);
        }
        return percent(type.isTopology() ? PERCENT_FOR_TOPOLOGY : PERCENT_FOR_EXTERNALS);
    }

    private int percent(int of) {
        return (int) Math.min(Integer.MAX_VALUE / 2, (long) maxLsas * of / 100);
    }
}
