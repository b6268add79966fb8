package io.okpay.payment.qr;

import io.okpay.platform.problem.ProblemException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A code in EMVCo's merchant-presented mode (EMV QRCPS, version 01): what a payee shows and a payer scans. Reading is strict: what
 * is not exactly as the specification says is refused as a whole.
 *
 * @param dynamic whether it is for one payment; a static code may be scanned again and again
 * @param accounts where the money may go, by id 02 to 51; 26 to 51 are templates that name their scheme in 00
 * @param category the merchant category code of ISO 18245; 0000 when there is none
 * @param currency the numeric code of ISO 4217
 * @param amount what to pay; the payer decides when there is none
 * @param country ISO 3166-1 alpha-2
 * @param additional the additional data, by id 01 to 99
 * @param language the name in the payee's own language and script
 * @param extensions what the specification leaves to others, by id 65 to 99; 80 to 99 are templates
 */
public record MerchantPresentedCode(
        boolean dynamic,
        SortedMap<String, String> accounts,
        String category,
        String currency,
        @Nullable String amount,
        @Nullable Tip tip,
        String country,
        String name,
        String city,
        @Nullable String postalCode,
        SortedMap<String, String> additional,
        @Nullable Language language,
        SortedMap<String, String> extensions) {

    private static final int LONGEST_BYTES = 512;
    private static final String VERSION = "01";
    private static final String CHECKSUM = "6304";
    private static final int CHECKSUM_DIGITS = 4;
    private static final Pattern AMOUNT = Pattern.compile("[0-9]+(\\.[0-9]*)?");
    private static final Pattern PERCENT = Pattern.compile("[0-9]{1,2}(\\.[0-9]{1,2})?");

    /**
     * The payee in another language.
     *
     * @param preference ISO 639-1
     */
    public record Language(
            String preference, String name, @Nullable String city) {

        /** Refuses what the specification does not allow. */
        public Language {
            require(preference.matches("[A-Za-z]{2}"), "language");
            require(DataObjects.isWords(name, 25), "name in another language");
            require(city == null || DataObjects.isWords(city, 15), "city in another language");
        }
    }

    /**
     * Refuses what the specification does not allow.
     *
     * @throws IllegalArgumentException when a value is not as the specification says
     */
    public MerchantPresentedCode {
        accounts = checked(accounts, 2, 51, 26);
        additional = checked(additional, 1, 99, 100);
        extensions = checked(extensions, 65, 99, 80);
        require(!accounts.isEmpty(), "account");
        require(category.matches("[0-9]{4}"), "category");
        require(currency.matches("[0-9]{3}"), "currency");
        require(amount == null || isAmount(amount), "amount");
        require(
                switch (tip) {
                    case null -> true;
                    case Tip.Asked _ -> true;
                    case Tip.Fixed fixed -> isAmount(fixed.amount());
                    case Tip.Share share ->
                        PERCENT.matcher(share.percent()).matches() && new BigDecimal(share.percent()).signum() > 0;
                },
                "tip");
        require(country.matches("[A-Z]{2}"), "country");
        require(DataObjects.isWords(name, 25), "name");
        require(DataObjects.isWords(city, 15), "city");
        require(postalCode == null || DataObjects.isWords(postalCode, 10), "postal code");
    }

    /** The account of a scheme, as its data objects, if the code has one. */
    public Optional<Map<String, String>> account(String scheme) {
        return of(scheme, accounts.tailMap("26"));
    }

    /** What a scheme has added, as its data objects, if it has. */
    public Optional<Map<String, String>> extension(String scheme) {
        return of(scheme, extensions.tailMap("80"));
    }

    /**
     * What is to be drawn as a QR code. Extensions come before the country, whose letters part them from digits: so no payload looks
     * as if it carried a card number.
     *
     * @throws IllegalArgumentException when it is longer than 512 bytes
     */
    public String encode() {
        StringBuilder text = new StringBuilder();
        DataObjects.write(text, "00", VERSION);
        DataObjects.write(text, "01", dynamic ? "12" : "11");
        accounts.forEach((id, value) -> DataObjects.write(text, id, value));
        DataObjects.write(text, "52", category);
        DataObjects.write(text, "53", currency);
        writeIfAny(text, "54", amount);
        switch (tip) {
            case null -> {}
            case Tip.Asked _ -> DataObjects.write(text, "55", "01");
            case Tip.Fixed fixed -> {
                DataObjects.write(text, "55", "02");
                DataObjects.write(text, "56", fixed.amount());
            }
            case Tip.Share share -> {
                DataObjects.write(text, "55", "03");
                DataObjects.write(text, "57", share.percent());
            }
        }
        extensions.forEach((id, value) -> DataObjects.write(text, id, value));
        DataObjects.write(text, "58", country);
        DataObjects.write(text, "59", name);
        DataObjects.write(text, "60", city);
        writeIfAny(text, "61", postalCode);
        if (!additional.isEmpty()) {
            DataObjects.write(text, "62", template(additional));
        }
        if (language != null) {
            SortedMap<String, String> objects =
                    new TreeMap<>(Map.of("00", language.preference(), "01", language.name()));
            if (language.city() != null) {
                objects.put("02", language.city());
            }
            DataObjects.write(text, "64", template(objects));
        }
        text.append(CHECKSUM);
        String payload = text.append(Checksum.of(text.toString())).toString();
        require(payload.getBytes(StandardCharsets.UTF_8).length <= LONGEST_BYTES, "length");
        return payload;
    }

    /**
     * Reads what was scanned.
     *
     * @throws ProblemException QR_INVALID, QR_CHECKSUM_WRONG or QR_VERSION_UNKNOWN
     */
    public static MerchantPresentedCode decode(String payload) {
        int end = payload.length() - CHECKSUM_DIGITS;
        if (payload.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES
                || end < 0
                || !payload.startsWith("0002")
                || !payload.startsWith(CHECKSUM, end - CHECKSUM.length())) {
            throw ProblemException.of(QrProblem.QR_INVALID, "payload");
        }
        if (!payload.substring(end).equals(Checksum.of(payload.substring(0, end)))) {
            throw ProblemException.of(QrProblem.QR_CHECKSUM_WRONG, "payload");
        }
        if (!payload.startsWith(VERSION, 4)) {
            throw ProblemException.of(QrProblem.QR_VERSION_UNKNOWN, "payload");
        }
        try {
            return CodeReader.read(DataObjects.parse(payload));
        } catch (IllegalArgumentException e) {
            throw ProblemException.of(QrProblem.QR_INVALID, "payload");
        }
    }

    /** A template of data objects as the value of one. */
    static String template(SequencedMap<String, String> objects) {
        StringBuilder text = new StringBuilder();
        objects.forEach((id, value) -> DataObjects.write(text, id, value));
        return text.toString();
    }

    static void require(boolean fits, String what) {
        if (!fits) {
            throw new IllegalArgumentException(what);
        }
    }

    private static Optional<Map<String, String>> of(String scheme, SortedMap<String, String> templates) {
        return templates.values().stream()
                .map(DataObjects::parse)
                .filter(objects -> scheme.equalsIgnoreCase(objects.get("00")))
                .findFirst()
                .map(Map::copyOf);
    }

    private static void writeIfAny(StringBuilder text, String id, @Nullable String value) {
        if (value != null) {
            DataObjects.write(text, id, value);
        }
    }

    private static boolean isAmount(String text) {
        return text.length() <= 13 && AMOUNT.matcher(text).matches() && new BigDecimal(text).signum() > 0;
    }

    private static SortedMap<String, String> checked(
            SortedMap<String, String> objects, int first, int last, int firstTemplate) {
        objects.forEach((id, value) -> {
            require(id.matches("[0-9]{2}"), "id");
            int number = Integer.parseInt(id);
            require(number >= first && number <= last, "id");
            require(DataObjects.isWords(value, 99), "value");
            if (number >= firstTemplate) {
                String scheme = DataObjects.parse(value).get("00");
                require(scheme != null && scheme.length() <= 32, "scheme");
            }
        });
        return Collections.unmodifiableSortedMap(new TreeMap<>(objects));
    }
}
