package io.okpay.notification.inbox;

import io.okpay.notification.message.Category;
import io.okpay.notification.message.MessageTemplate;
import io.okpay.notification.page.PageWish;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The inboxes of all customers. */
@ApplicationScoped
public class InboxItems implements PanacheRepositoryBase<InboxItem, UUID> {

    private static final String AFTER = """
            SELECT cast(cast(xid AS text) AS bigint), sequence, id FROM inbox_item
            WHERE customer_id = :customer AND (xid, sequence) > (cast(cast(:xid AS text) AS xid8), :sequence)
              AND xid < pg_snapshot_xmin(pg_current_snapshot())
            ORDER BY xid, sequence LIMIT :most
            """;
    private static final String CUSTOMERS = """
            SELECT DISTINCT customer_id FROM inbox_item
            WHERE xid >= cast(cast(:from AS text) AS xid8) AND xid < cast(cast(:until AS text) AS xid8)
            """;
    private static final String SETTLED =
            "SELECT cast(cast(pg_snapshot_xmin(pg_current_snapshot()) AS text) AS bigint)";

    /** An item and its place in the stream. */
    record Placed(StreamPosition position, InboxItem item) {}

    /**
     * Adds one with the running transaction; one id is one item.
     *
     * @return false when it was there before
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean add(
            UUID id,
            UUID customerId,
            MessageTemplate template,
            Map<String, String> variables,
            @Nullable UUID paymentId,
            Instant at) {
        if (findByIdOptional(id).isPresent()) {
            return false;
        }
        persist(new InboxItem(id, customerId, template, variables, paymentId, at));
        return true;
    }

    Optional<InboxItem> own(UUID id, UUID customerId) {
        return find("id = ?1 and customerId = ?2", id, customerId).firstResultOptional();
    }

    List<InboxItem> page(UUID customerId, @Nullable Category category, boolean unreadOnly, PageWish page) {
        return find(
                        "customerId = ?1 and (?2 is null or category = ?2) and (?3 = false or readAt is null) and id < ?4"
                                + " order by id desc",
                        customerId,
                        category,
                        unreadOnly,
                        page.before())
                .page(0, page.rows())
                .list();
    }

    long unread(UUID customerId) {
        return count("customerId = ?1 and readAt is null", customerId);
    }

    int readAllUpTo(UUID customerId, UUID id, Instant now) {
        return update("readAt = ?1 where customerId = ?2 and id <= ?3 and readAt is null", now, customerId, id);
    }

    /** What a customer's reader has not seen yet, in order. */
    List<Placed> after(UUID customerId, StreamPosition position, int most) {
        List<?> rows = getEntityManager()
                .createNativeQuery(AFTER)
                .setParameter("customer", customerId)
                .setParameter("xid", Long.toString(position.transaction()))
                .setParameter("sequence", position.sequence())
                .setParameter("most", most)
                .getResultList();
        List<Placed> items = new ArrayList<>();
        for (Object row : rows) {
            Object[] columns = (Object[]) row;
            StreamPosition place =
                    new StreamPosition(((Number) columns[0]).longValue(), ((Number) columns[1]).longValue());
            findByIdOptional((UUID) columns[2]).ifPresent(item -> items.add(new Placed(place, item)));
        }
        return items;
    }

    /** Where a reader is who has seen everything up to now. */
    StreamPosition now() {
        return new StreamPosition(settled() - 1, 999_999_999_999_999_999L);
    }

    /** Every transaction before this one has ended. */
    long settled() {
        return ((Number) getEntityManager().createNativeQuery(SETTLED).getSingleResult()).longValue();
    }

    /** Whose inboxes grew in these transactions. */
    List<UUID> customers(long from, long until) {
        return getEntityManager()
                .createNativeQuery(CUSTOMERS, UUID.class)
                .setParameter("from", Long.toString(from))
                .setParameter("until", Long.toString(until))
                .getResultList()
                .stream()
                .map(UUID.class::cast)
                .toList();
    }
}
