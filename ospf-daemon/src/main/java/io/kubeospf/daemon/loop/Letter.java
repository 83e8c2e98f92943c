package io.kubeospf.daemon.loop;

import io.kubeospf.core.speaker.Command;
import io.kubeospf.core.speaker.Input;
import io.kubeospf.core.speaker.Speaker;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/** Something in the mailbox. */
sealed interface Letter {

    /** Something that the speaker is told. */
    record Notice(Input input) implements Letter {}

    /** Something that the speaker is to do for somebody who waits for the outcome. */
    sealed interface Request extends Letter {
        /** Tells who waits that the speaker does not get to it. */
        void decline(String reason);
    }

    record Order(Command command, CompletableFuture<CommandAnswer> answer) implements Request {
        @Override
        public void decline(String reason) {
            answer.complete(new CommandAnswer.Rejected(reason));
        }
    }

    record Question<T>(BiFunction<Speaker, Instant, T> question, CompletableFuture<Optional<T>> answer)
            implements Request {
        /** A defect of the question is the business of who asked. */
        void put(Speaker speaker, Instant now) {
            try {
                answer.complete(Optional.of(question.apply(speaker, now)));
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        }

        @Override
        public void decline(String reason) {
            answer.complete(Optional.empty());
        }
    }
}
