package io.kubeospf.daemon;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CommandThreadTest {
    private final CommandThread commands = new CommandThread();
    private final AtomicInteger obeyed = new AtomicInteger();

    @Test
    void takesNoMoreCommandsThanItMayHaveWaitAndPassesOverWhatNobodyWants() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        commands.execute(() -> {
            begun.countDown();
            await().until(() -> end.getCount() == 0);
        });
        begun.await();
        List<CompletableFuture<Integer>> waiting = new ArrayList<>();
        for (int index = 0; index < CommandThread.WAITING; index++) {
            waiting.add(CompletableFuture.supplyAsync(obeyed::incrementAndGet, commands));
        }
        assertThrows(RejectedExecutionException.class, () -> commands.execute(() -> {}));
        waiting.subList(1, waiting.size()).forEach(command -> command.cancel(false));
        end.countDown();
        waiting.get(0).join();
        CountDownLatch last = new CountDownLatch(1);
        await().ignoreException(RejectedExecutionException.class).until(() -> {
            commands.execute(last::countDown);
            return true;
        });
        last.await();
        assertEquals(1, obeyed.get());
    }
}
