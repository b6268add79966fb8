package io.okpay.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Customers in several countries who exchange random amounts at the same time, and what the books should say after that. */
final class ExchangeLoad implements AutoCloseable {

    /** With no, two and three minor digits. */
    static final List<String> CURRENCIES =
            List.of("USD", "EUR", "GBP", "CHF", "CAD", "AUD", "SGD", "JPY", "KRW", "IDR", "KWD", "BHD");

    private final ExecutorService threads;
    private final List<ExchangingCustomer> payers;
    private final List<ExchangingCustomer> customers;
    private final List<Future<?>> running = new ArrayList<>();
    private final Map<String, LongAdder> positions = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> outcomes = new ConcurrentHashMap<>();
    private final AtomicInteger started = new AtomicInteger();
    private final int payments;

    ExchangeLoad(Gateway gateway, int customers, int payments, long seed) {
        this.payments = payments;
        this.threads = Executors.newFixedThreadPool(customers);
        this.payers = each(
                IntStream.range(0, customers).boxed().toList(), i -> ExchangingCustomer.rich(gateway, seed + i, this));
        List<ExchangingCustomer> all = new ArrayList<>(payers);
        all.addAll(each(List.of("JP", "KW"), country -> ExchangingCustomer.payee(gateway, country, this)));
        this.customers = List.copyOf(all);
    }

    /** All who have money begin to pay. */
    void begin() {
        payers.forEach(one -> running.add(threads.submit(() -> one.exchange(customers))));
    }

    /** How many payments were accepted so far. */
    int started() {
        return started.get();
    }

    /** Whether all customers have stopped, at the end or because something is wrong. */
    boolean isOver() {
        return running.stream().allMatch(Future::isDone);
    }

    /** Returns when every payment has ended. */
    void awaitEnd() {
        running.forEach(ExchangeLoad::get);
    }

    /** How many payments ended in which state, and how many attempts were refused by which code. */
    Map<String, Long> outcomes() {
        return sums(outcomes);
    }

    /** What completed payments left on the FX accounts, in minor units. */
    Map<String, Long> positions() {
        return sums(positions);
    }

    List<ExchangingCustomer> customers() {
        return customers;
    }

    /** Whether one more payment is to be made. */
    boolean takesOneMore() {
        return started.getAndUpdate(count -> count < payments ? count + 1 : count) < payments;
    }

    void note(String outcome) {
        outcomes.computeIfAbsent(outcome, one -> new LongAdder()).increment();
    }

    void book(String account, String currency, long minor) {
        positions
                .computeIfAbsent(account + " " + currency, one -> new LongAdder())
                .add(minor);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private <T, R> List<R> each(List<T> of, Function<T, R> work) {
        return of.stream().map(one -> threads.submit(() -> work.apply(one))).toList().stream()
                .map(ExchangeLoad::get)
                .toList();
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped", e);
        }
    }

    private static Map<String, Long> sums(Map<String, LongAdder> of) {
        Map<String, Long> sums = new TreeMap<>();
        of.forEach((name, sum) -> sums.put(name, sum.sum()));
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }
}
