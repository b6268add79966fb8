package io.okpay.payment.directory;

import io.okpay.platform.event.CustomerRegistered;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A customer who can pay and be paid. */
@Entity
@Table(name = "directory_customer")
public class DirectoryCustomer {

    @Id
    private UUID id;

    private String phone;
    private @Nullable String email;

    @Column(name = "full_name")
    private String fullName;

    private String country;
    private String locale;

    @Column(insertable = false, updatable = false)
    private String tier;

    private boolean frozen;

    @SuppressWarnings("NullAway.Init")
    DirectoryCustomer() {}

    @SuppressWarnings("NullAway.Init")
    DirectoryCustomer(CustomerRegistered event) {
        this.id = event.customerId();
        this.phone = event.phone();
        this.fullName = event.fullName();
        this.country = event.country();
        this.locale = event.locale();
    }

    void emailVerified(String address) {
        email = address;
    }

    void freeze() {
        frozen = true;
    }

    void unfreeze() {
        frozen = false;
    }

    /** Whether no money leaves, as far as is known here; the ledger decides. */
    public boolean isFrozen() {
        return frozen;
    }

    /** The customer. */
    public UUID id() {
        return id;
    }

    /** E.164. */
    public String phone() {
        return phone;
    }

    /** The verified address, if there is one. */
    public @Nullable String email() {
        return email;
    }

    /** BCP 47. */
    public String locale() {
        return locale;
    }

    /** What prices and limits may depend on, for example {@code STANDARD}. */
    public String tier() {
        return tier;
    }

    /** ISO 3166-1 alpha-2. */
    public String country() {
        return country;
    }

    /** The whole name: for banks that must know who pays, and for nobody else. */
    public String fullName() {
        return fullName;
    }

    /** The name as another customer may see it: the first word and the initial of the last, for example {@code Mei L.}. */
    public String displayName() {
        return displayName(fullName);
    }

    static String displayName(String fullName) {
        String[] words = fullName.strip().split("\\s+", -1);
        if (words.length == 1) {
            int first = words[0].offsetByCodePoints(0, 1);
            return words[0].codePointCount(0, words[0].length()) <= 3 ? words[0].substring(0, first) + "*" : words[0];
        }
        String last = words[words.length - 1];
        return words[0] + " " + last.substring(0, last.offsetByCodePoints(0, 1)) + ".";
    }
}
