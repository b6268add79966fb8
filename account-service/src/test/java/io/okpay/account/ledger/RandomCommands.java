package io.okpay.account.ledger;

import io.okpay.platform.event.CaptureTransfer;
import io.okpay.platform.event.Event;
import io.okpay.platform.event.ExpireTransfer;
import io.okpay.platform.event.HoldTransfer;
import io.okpay.platform.event.PostTransfer;
import io.okpay.platform.event.ReverseTransfer;
import io.okpay.platform.event.TransferLeg;
import io.okpay.platform.event.VoidTransfer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Random commands of every kind, right and wrong, with duplicates and used ids, in a small world of wallets. The same seed gives
 * the same commands in every world.
 */
final class RandomCommands {

    static final List<String> CURRENCIES = List.of("USD", "EUR", "GBP");
    private static final int WALLETS = 4;
    private static final int NO_WALLET = 9;
    private static final int RECENT = 15;

    private final Random random;
    private final long world;
    private final Instant now;
    private final Duration soon;
    private final List<UUID> used = new ArrayList<>();
    private final List<UUID> holds = new ArrayList<>();
    private final List<UUID> moves = new ArrayList<>();
    private final Map<UUID, List<TransferLeg>> legs = new HashMap<>();
    private long serial = 1_000;

    /**
     * Commands in a world.
     *
     * @param world the first half of every id in it
     * @param soon how long the shorter holds live
     */
    RandomCommands(long seed, long world, Instant now, Duration soon) {
        this.random = new Random(seed);
        this.world = world;
        this.now = now.truncatedTo(ChronoUnit.MICROS);
        this.soon = soon;
    }

    /** The wallets to open first, with their currencies. */
    static Map<UUID, String> wallets(long world) {
        Map<UUID, String> wallets = new HashMap<>();
        for (String currency : CURRENCIES) {
            for (int i = 0; i < WALLETS; i++) {
                wallets.put(wallet(world, currency, i), currency);
            }
        }
        return wallets;
    }

    /** Commands that fund the wallets, and then random ones. */
    List<Event> commands(int count) {
        List<Event> commands = new ArrayList<>();
        for (String currency : CURRENCIES) {
            for (int i = 0; i < WALLETS; i++) {
                long amount = random.nextLong(200, 2_000);
                commands.add(post(
                        freshId(),
                        List.of(
                                TransferLeg.wallet(wallet(world, currency, i), amount, currency),
                                TransferLeg.system("SETTLEMENT_CARD", -amount, currency))));
            }
        }
        while (commands.size() < count) {
            boolean duplicate = random.nextInt(8) == 0;
            commands.add(duplicate ? commands.get(random.nextInt(commands.size())) : next());
        }
        return commands;
    }

    private Event next() {
        UUID id = random.nextInt(15) == 0 ? used.get(random.nextInt(used.size())) : freshId();
        return switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> post(id, legs());
            case 4, 5, 6 -> hold(id);
            case 7, 8 -> {
                UUID hold = target(holds, moves);
                yield moved(id, legsOf(hold), new CaptureTransfer(id, payment(), hold, key(hold), part(hold, 1)));
            }
            case 9 -> {
                UUID hold = target(holds, moves);
                yield random.nextInt(3) == 0
                        ? new ExpireTransfer(id, payment(), hold, key(hold))
                        : new VoidTransfer(id, payment(), hold, key(hold));
            }
            default -> {
                UUID original = target(moves, holds);
                List<TransferLeg> reversed = legsOf(original).stream()
                        .map(leg -> new TransferLeg(leg.account(), -leg.amountMinor(), leg.currency()))
                        .toList();
                yield moved(
                        id, reversed, new ReverseTransfer(id, payment(), original, key(original), part(original, -1)));
            }
        };
    }

    private Event post(UUID id, List<TransferLeg> sides) {
        return moved(id, sides, new PostTransfer(id, payment(), sides));
    }

    private Event hold(UUID id) {
        List<TransferLeg> sides = legs();
        holds.add(id);
        legs.putIfAbsent(id, sides);
        Duration life =
                random.nextInt(10) == 0 ? Duration.ofHours(-1) : random.nextInt(3) == 0 ? soon : Duration.ofHours(1);
        return new HoldTransfer(id, payment(), sides, now.plus(life));
    }

    private Event moved(UUID id, List<TransferLeg> sides, Event command) {
        moves.add(id);
        legs.putIfAbsent(id, sides);
        return command;
    }

    /** A recent one, now and then of the wrong kind. */
    private UUID target(List<UUID> right, List<UUID> wrong) {
        List<UUID> of = right.isEmpty() || random.nextInt(10) == 0 ? wrong : right;
        return of.isEmpty() ? freshId() : of.get(of.size() - 1 - random.nextInt(Math.min(of.size(), RECENT)));
    }

    private List<TransferLeg> legsOf(UUID target) {
        return legs.getOrDefault(target, List.of());
    }

    private String key(UUID target) {
        List<TransferLeg> sides = legsOf(target);
        return sides.isEmpty()
                ? "wallet:" + wallet(world, CURRENCIES.getFirst(), 0)
                : sides.getFirst().account();
    }

    /** Null for all, or legs of which the first two are smaller, or now and then larger or unbalanced, than those of the target. */
    private @Nullable List<TransferLeg> part(UUID target, int sign) {
        List<TransferLeg> sides = new ArrayList<>(legsOf(target));
        if (sides.size() < 2 || random.nextInt(5) < 2) {
            return null;
        }
        TransferLeg first = sides.get(0);
        TransferLeg second = sides.get(1);
        long room = Math.min(Math.abs(first.amountMinor()), Math.abs(second.amountMinor()));
        long less = random.nextLong(-1, Math.max(1, room)) * Long.signum(first.amountMinor());
        sides.set(0, new TransferLeg(first.account(), first.amountMinor() - less, first.currency()));
        if (random.nextInt(8) > 0) {
            sides.set(1, new TransferLeg(second.account(), second.amountMinor() + less, second.currency()));
        }
        return sides.stream()
                .map(leg -> new TransferLeg(leg.account(), sign * leg.amountMinor(), leg.currency()))
                .toList();
    }

    private List<TransferLeg> legs() {
        List<String> currencies = new ArrayList<>(CURRENCIES);
        Collections.shuffle(currencies, random);
        List<TransferLeg> sides = new ArrayList<>();
        switch (random.nextInt(6)) {
            case 0 -> convert(currencies.get(0), currencies.get(1), sides);
            case 1 -> currencies.subList(0, 2).forEach(currency -> pay(currency, sides));
            default -> pay(currencies.getFirst(), sides);
        }
        TransferLeg first = sides.getFirst();
        UUID another = wallet(world, currencies.get(2), 0);
        switch (random.nextInt(36)) {
            case 0 -> sides.set(0, new TransferLeg(first.account(), first.amountMinor() - 1, first.currency()));
            case 1 -> sides.set(0, TransferLeg.wallet(noWallet(), first.amountMinor(), first.currency()));
            case 2 -> sides.set(0, TransferLeg.wallet(another, first.amountMinor(), first.currency()));
            case 3 -> sides.add(TransferLeg.system("SUSPENSE", 0, first.currency()));
            case 4 -> sides.addAll(List.copyOf(sides));
            case 5 -> sides.subList(1, sides.size()).clear();
            default -> {}
        }
        return List.copyOf(sides);
    }

    private void pay(String currency, List<TransferLeg> sides) {
        long amount = random.nextLong(1, 400);
        long fee = random.nextInt(3);
        int payer = random.nextInt(WALLETS);
        int payee = (payer + 1 + random.nextInt(WALLETS - 1)) % WALLETS;
        sides.add(TransferLeg.wallet(wallet(world, currency, payer), -amount - fee, currency));
        sides.add(TransferLeg.wallet(wallet(world, currency, payee), amount, currency));
        if (fee > 0) {
            sides.add(TransferLeg.system("FEES", fee, currency));
        }
    }

    private void convert(String from, String to, List<TransferLeg> sides) {
        long sold = random.nextLong(1, 400);
        long bought = random.nextLong(1, 400);
        sides.add(TransferLeg.wallet(wallet(world, from, random.nextInt(WALLETS)), -sold, from));
        sides.add(TransferLeg.system("FX_POSITION", sold, from));
        sides.add(TransferLeg.system("FX_POSITION", -bought, to));
        sides.add(TransferLeg.wallet(wallet(world, to, random.nextInt(WALLETS)), bought, to));
    }

    private UUID noWallet() {
        return wallet(world, CURRENCIES.getFirst(), NO_WALLET);
    }

    private static UUID wallet(long world, String currency, int i) {
        return new UUID(world, 10L * (1 + CURRENCIES.indexOf(currency)) + i);
    }

    private UUID payment() {
        return new UUID(world, 100 + random.nextInt(900));
    }

    private UUID freshId() {
        UUID id = new UUID(world, ++serial);
        used.add(id);
        return id;
    }
}
