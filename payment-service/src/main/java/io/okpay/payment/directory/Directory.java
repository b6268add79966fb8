package io.okpay.payment.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Finds customers, wallets and instruments among what {@code account-service} told. */
@ApplicationScoped
public class Directory {

    private final EntityManager entities;

    Directory(EntityManager entities) {
        this.entities = entities;
    }

    /** A customer by id. */
    public Optional<DirectoryCustomer> customer(UUID id) {
        return Optional.ofNullable(entities.find(DirectoryCustomer.class, id));
    }

    /** A customer by E.164 phone. */
    public Optional<DirectoryCustomer> customerByPhone(String phone) {
        return entities.createQuery("from DirectoryCustomer where phone = ?1", DirectoryCustomer.class)
                .setParameter(1, phone)
                .getResultStream()
                .findFirst();
    }

    /** A customer by verified e-mail address. */
    public Optional<DirectoryCustomer> customerByEmail(String email) {
        return entities.createQuery("from DirectoryCustomer where email = ?1", DirectoryCustomer.class)
                .setParameter(1, email)
                .getResultStream()
                .findFirst();
    }

    /** The customer's wallet in a currency. */
    public Optional<DirectoryWallet> wallet(UUID customerId, String currency) {
        return entities.createQuery(
                        "from DirectoryWallet where customerId = ?1 and currency = ?2", DirectoryWallet.class)
                .setParameter(1, customerId)
                .setParameter(2, currency)
                .getResultStream()
                .findFirst();
    }

    /** The customer's wallets in two currencies, by currency: one look for both. */
    public Map<String, DirectoryWallet> wallets(UUID customerId, String one, String other) {
        return entities.createQuery(
                        "from DirectoryWallet where customerId = ?1 and currency in (?2, ?3)", DirectoryWallet.class)
                .setParameter(1, customerId)
                .setParameter(2, one)
                .setParameter(3, other)
                .getResultStream()
                .collect(Collectors.toMap(
                        wallet -> wallet.available().currencyCode(), wallet -> wallet, (first, _) -> first));
    }

    /** The customer's own bound card or account. */
    public Optional<DirectoryInstrument> instrument(UUID id, UUID customerId) {
        return entities.createQuery(
                        "from DirectoryInstrument where id = ?1 and customerId = ?2 and removed = false",
                        DirectoryInstrument.class)
                .setParameter(1, id)
                .setParameter(2, customerId)
                .getResultStream()
                .findFirst();
    }

    /** The customer's own bound cards and accounts. */
    public List<DirectoryInstrument> instruments(UUID customerId) {
        return entities.createQuery(
                        "from DirectoryInstrument where customerId = ?1 and removed = false order by id",
                        DirectoryInstrument.class)
                .setParameter(1, customerId)
                .getResultList();
    }

    /** A card or account, also a removed one. */
    public Optional<DirectoryInstrument> instrument(UUID id) {
        return Optional.ofNullable(entities.find(DirectoryInstrument.class, id));
    }
}
