package io.okpay.sandbox.bank;

import io.okpay.sandbox.access.SandboxConfig;
import io.okpay.sandbox.bank.BankRecord.Moved;
import io.okpay.sandbox.callback.Callback;
import io.okpay.sandbox.callback.Callbacks;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What the bank does after it took an order: decides, tells, tells again, returns. */
@Singleton
final class Decisions {

    private final Bank bank;
    private final Callbacks callbacks;
    private final Duration wait;
    private final ScheduledExecutorService executor =
            Executors.newScheduledThreadPool(1, Thread.ofVirtual().factory());

    Decisions(Bank bank, Callbacks callbacks, SandboxConfig config) {
        this.bank = bank;
        this.callbacks = callbacks;
        this.wait = config.decision();
    }

    /** A decision that a restart interrupted is made now. */
    void resume(@Observes StartupEvent started) {
        bank.unfinished().forEach(this::after);
    }

    void stop(@Observes ShutdownEvent stopping) {
        executor.shutdownNow();
    }

    /** Plays what follows a new order; of a rejected one nothing does. */
    void after(Moved movement) {
        if (movement.state() == MovementState.REJECTED) {
            return;
        }
        switch (AccountBehaviour.of(movement.order().account())) {
            case SETTLES_LATER -> decideLater(movement, MovementState.SETTLED);
            case REJECTS_LATER -> decideLater(movement, MovementState.REJECTED);
            case TELLS_TWICE -> {
                Callback callback = told(movement);
                callbacks.send(callback, wait);
                callbacks.send(callback, wait.multipliedBy(2));
                callbacks.send(told(movement), wait.multipliedBy(3));
            }
            case TELLS_BEFORE_IT_ANSWERS -> callbacks.sendNow(told(movement));
            case RETURNS ->
                later(() -> {
                    var returned = bank.giveBack(movement.order().endToEndId(), "AC04");
                    callbacks.send(
                            Callback.of(Callback.Sender.BANK, Messages.returned(movement, returned)), Duration.ZERO);
                });
            default -> {}
        }
    }

    /** Plays what follows a question about a movement. */
    void asked(Moved movement) {
        if (AccountBehaviour.of(movement.order().account()) == AccountBehaviour.TELLS_AFTER_IT_WAS_ASKED
                && movement.state() == MovementState.PENDING) {
            decideLater(movement, MovementState.SETTLED);
        }
    }

    private void decideLater(Moved movement, MovementState state) {
        later(() -> callbacks.send(told(bank.decide(movement.order().endToEndId(), state)), Duration.ZERO));
    }

    private void later(Runnable step) {
        var _ = executor.schedule(step, wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Callback told(Moved movement) {
        return Callback.of(Callback.Sender.BANK, Messages.status(movement));
    }
}
