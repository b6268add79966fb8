package io.okpay.notification.deadletter;

import io.okpay.notification.page.PageWish;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All dead letters. */
@ApplicationScoped
class DeadLetters implements PanacheRepositoryBase<DeadLetter, UUID> {

    boolean has(DeadLetter letter) {
        return count(
                        "from DeadLetter l where l.topic = ?1 and l.partition = ?2 and l.offset = ?3 and l.reason = ?4",
                        letter.topic(),
                        letter.partition(),
                        letter.offset(),
                        letter.reason())
                > 0;
    }

    List<DeadLetter> page(boolean dismissed, PageWish page) {
        String which = dismissed ? "dismissedAt is not null" : "dismissedAt is null";
        return find(which + " and id < ?1 order by id desc", page.before())
                .page(0, page.rows())
                .list();
    }

    Optional<DeadLetter> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    long open() {
        return count("dismissedAt is null");
    }
}
