package io.okpay.payment.tariff;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A tariff as its drafter wants it: the whole of it, not a change of the one before.
 *
 * @param validFrom an RFC 3339 instant in the future, to the millisecond
 * @param description what changes, for customers
 */
public record TariffRequest(
        @NotBlank @Size(max = 40) @Schema(format = "date-time", examples = "2027-01-01T00:00:00Z")
        String validFrom,

        @NotBlank @Size(max = 200) @Pattern(regexp = "[^\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069]*") String description,

        @NotEmpty @Size(max = 200) List<@NotNull @Valid FeeRule> rules) {}
