package io.okpay.payment.beneficiary;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Where a beneficiary lives; the country is the beneficiary's.
 *
 * @param region state or province, where addresses have one
 */
@Embeddable
public record Address(
        @NotBlank @Size(max = 70) @Pattern(regexp = "[^\\p{Cc}]*") String street,

        @NotBlank @Size(max = 35) @Pattern(regexp = "[^\\p{Cc}]*") String city,

        @Column(name = "post_code") @Nullable @Size(max = 16) @Pattern(regexp = "[A-Za-z0-9 -]*") String postCode,

        @Nullable @Size(max = 35) @Pattern(regexp = "[^\\p{Cc}]*") String region) {}
