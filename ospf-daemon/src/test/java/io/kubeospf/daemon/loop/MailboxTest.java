package io.kubeospf.daemon.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kubeospf.core.speaker.Command;
import io.kubeospf.core.speaker.Input;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

class MailboxTest {
    private static final Letter NOTICE = new Letter.Notice(new Input.CommandGiven(new Command.Stop()));

    @Test
    void aRequestThatComesTooLateIsTakenBackAndNothingElseIs() throws InterruptedException {
        ClosedMeanwhile letters = new ClosedMeanwhile();
        Mailbox mailbox = new Mailbox(letters);
        letters.closing = mailbox::close;
        mailbox.open();

        CompletableFuture<Optional<Integer>> answer = mailbox.ask((speaker, now) -> 1);

        assertEquals(Optional.empty(), answer.getNow(Optional.of(0)));
        assertEquals(Optional.of(NOTICE), mailbox.take(Duration.ZERO), "this is for the next speaker");
        assertEquals(Optional.empty(), mailbox.take(Duration.ZERO));
    }

    /** The mailbox is closed just before a request is in it, and just after that comes a notice. */
    private static final class ClosedMeanwhile extends LinkedBlockingQueue<Letter> {
        private static final long serialVersionUID = 1;

        private transient Runnable closing = () -> {};

        @Override
        public boolean add(Letter letter) {
            closing.run();
            return super.add(letter) && super.add(NOTICE);
        }
    }
}
