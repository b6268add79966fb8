package io.okpay.notification.announcement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.okpay.platform.event.TariffChange;
import io.okpay.platform.event.TariffTerms;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Old and new prices: as they are kept, and as lines that a person reads. */
@Singleton
class PriceTable {

    private static final TypeReference<List<TariffChange>> CHANGES = new TypeReference<>() {};
    private static final Map<String, String> TYPES_ZH = Map.of(
            "TOP_UP", "充值",
            "TRANSFER", "转账",
            "CROSS_BORDER_TRANSFER", "跨境转账",
            "WITHDRAWAL", "提现",
            "MERCHANT_PAYMENT", "商户付款",
            "CONVERSION", "货币兑换");
    private static final Map<String, String> WORDS_ZH = Map.of(
            "LOCAL", "本地",
            "INTERNATIONAL", "国际",
            "WALLET", "钱包",
            "BANK_ACCOUNT", "银行账户",
            "DEBIT_CARD", "借记卡",
            "CREDIT_CARD", "信用卡",
            "PREPAID_CARD", "预付卡");

    private final ObjectMapper json;

    PriceTable(ObjectMapper json) {
        this.json = json;
    }

    String write(List<TariffChange> changes) {
        try {
            return json.writeValueAsString(changes);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    List<TariffChange> read(String text) {
        try {
            return json.readValue(text, CHANGES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One line for each price: what it is for, the old figures and the new ones. */
    static String lines(List<TariffChange> changes, Locale language) {
        return changes.stream().map(change -> line(change, language)).collect(Collectors.joining("\n"));
    }

    private static String line(TariffChange change, Locale language) {
        String scope = Stream.of(
                        change.type(),
                        change.corridor(),
                        change.instrument(),
                        change.fromCountry() == null ? null : change.fromCountry() + " →",
                        change.toCountry() == null ? null : "→ " + change.toCountry(),
                        change.tier(),
                        change.currency(),
                        band(change))
                .filter(part -> part != null)
                .map(part -> word(part, language))
                .collect(Collectors.joining(isChinese(language) ? "，" : ", "));
        return scope + (isChinese(language) ? "：" : ": ") + terms(change.before(), language) + " → "
                + terms(change.after(), language);
    }

    private static @Nullable String band(TariffChange change) {
        return change.amountFrom() == null && change.amountBelow() == null
                ? null
                : "[" + (change.amountFrom() == null ? "0" : change.amountFrom()) + ", "
                        + (change.amountBelow() == null ? "∞" : change.amountBelow()) + ")";
    }

    private static String terms(@Nullable TariffTerms terms, Locale language) {
        if (terms == null) {
            return isChinese(language) ? "无" : "none";
        }
        StringBuilder figures =
                new StringBuilder(BigDecimal.valueOf(terms.basisPoints(), 2).toPlainString()).append(" %");
        if (terms.fixed() > 0) {
            figures.append(" + ").append(terms.fixed());
        }
        if (terms.least() > 1) {
            figures.append(" ≥ ").append(terms.least());
        }
        if (terms.most() != null) {
            figures.append(" ≤ ").append(terms.most());
        }
        return figures.toString();
    }

    private static String word(String part, Locale language) {
        if (isChinese(language)) {
            return TYPES_ZH.getOrDefault(part, WORDS_ZH.getOrDefault(part, part));
        }
        return part.length() > 3 ? part.toLowerCase(Locale.ROOT).replace('_', ' ') : part;
    }

    private static boolean isChinese(Locale language) {
        return language.getLanguage().equals("zh");
    }
}
