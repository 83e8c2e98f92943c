package io.kubeospf.core.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.schedule.TimerKey.HelloTimer;
import io.kubeospf.core.schedule.TimerKey.StopTimer;
import io.kubeospf.core.schedule.TimerKey.WaitTimer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimerQueueTest {
    private static final TimerKey HELLO = new HelloTimer("eth0");
    private static final TimerKey OTHER_HELLO = new HelloTimer("eth1");
    private static final TimerKey WAIT = new WaitTimer("eth0");
    private static final TimerKey STOP = new StopTimer();

    private final TimerQueue timers = new TimerQueue();

    @Test
    void isNotDueBeforeItsMomentAndDueAtIt() {
        timers.arm(HELLO, at(10));

        assertEquals(Optional.empty(), timers.pollDue(at(10).minusNanos(1)));
        assertEquals(Optional.of(HELLO), timers.pollDue(at(10)));
    }

    @Test
    void comesOnce() {
        timers.arm(HELLO, at(10));
        timers.pollDue(at(10));

        assertEquals(Optional.empty(), timers.pollDue(at(100)));
        assertFalse(timers.isArmed(HELLO));
    }

    @Test
    void comeInTheOrderOfTheirMomentsWhateverTheOrderOfArming() {
        timers.arm(WAIT, at(30));
        timers.arm(HELLO, at(10));
        timers.arm(STOP, at(20));

        assertEquals(List.of(HELLO, STOP, WAIT), allDue(at(30)));
    }

    @Test
    void ofTheSameMomentComeInTheOrderOfArming() {
        timers.arm(WAIT, at(10));
        timers.arm(OTHER_HELLO, at(10));
        timers.arm(STOP, at(10));
        timers.arm(HELLO, at(10));

        assertEquals(List.of(WAIT, OTHER_HELLO, STOP, HELLO), allDue(at(10)));
    }

    @Test
    void armedAgainForTheSameMomentGoesToTheEndOfTheLine() {
        timers.arm(WAIT, at(10));
        timers.arm(STOP, at(10));
        timers.arm(WAIT, at(10));

        assertEquals(List.of(STOP, WAIT), allDue(at(10)));
    }

    @Test
    void armedAgainLaterDoesNotComeEarlier() {
        timers.arm(HELLO, at(10));
        timers.arm(HELLO, at(20));

        assertEquals(List.of(), allDue(at(19)));
        assertEquals(List.of(HELLO), allDue(at(20)));
    }

    @Test
    void armedAgainEarlierDoesNotComeLaterToo() {
        timers.arm(HELLO, at(20));
        timers.arm(HELLO, at(10));

        assertEquals(List.of(HELLO), allDue(at(100)));
    }

    @Test
    void theSameTimerOfTwoInterfacesIsTwoTimers() {
        timers.arm(HELLO, at(10));
        timers.arm(OTHER_HELLO, at(20));

        assertEquals(List.of(HELLO, OTHER_HELLO), allDue(at(20)));
    }

    @Test
    void disarmedDoesNotCome() {
        timers.arm(HELLO, at(10));
        timers.arm(WAIT, at(10));
        timers.disarm(HELLO);

        assertFalse(timers.isArmed(HELLO));
        assertTrue(timers.isArmed(WAIT));
        assertEquals(List.of(WAIT), allDue(at(10)));
    }

    @Test
    void disarmingWhatIsNotArmedChangesNothing() {
        timers.arm(WAIT, at(10));
        timers.disarm(HELLO);

        assertEquals(List.of(WAIT), allDue(at(10)));
    }

    @Test
    void theNextMomentIsTheEarliestOfThoseArmed() {
        assertEquals(Optional.empty(), timers.nextDue());

        timers.arm(WAIT, at(30));
        timers.arm(HELLO, at(10));
        assertEquals(Optional.of(at(10)), timers.nextDue());

        timers.disarm(HELLO);
        assertEquals(Optional.of(at(30)), timers.nextDue());

        timers.pollDue(at(30));
        assertEquals(Optional.empty(), timers.nextDue());
    }

    @Test
    void armedWhileOthersComeTakesItsPlaceAmongThem() {
        timers.arm(HELLO, at(10));
        timers.arm(WAIT, at(30));
        assertEquals(Optional.of(HELLO), timers.pollDue(at(30)));

        timers.arm(STOP, at(20));

        assertEquals(List.of(STOP, WAIT), allDue(at(30)));
    }

    private List<TimerKey> allDue(Instant now) {
        List<TimerKey> due = new ArrayList<>();
        for (Optional<TimerKey> next = timers.pollDue(now); next.isPresent(); next = timers.pollDue(now)) {
            due.add(next.get());
        }
        return due;
    }

    private static Instant at(int seconds) {
        return Instant.EPOCH.plusSeconds(seconds);
    }
}
