package io.okpay.payment.qr;

import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes a code of its data objects; whoever calls has checked the version and the checksum. */
final class CodeReader {

    private final SequencedMap<String, String> objects;

    private CodeReader(SequencedMap<String, String> objects) {
        this.objects = objects;
    }

    /**
     * Reads a code.
     *
     * @throws IllegalArgumentException when an object is missing, in the wrong place, or not as the specification says
     */
    static MerchantPresentedCode read(SequencedMap<String, String> objects) {
        MerchantPresentedCode.require(objects.firstEntry().getKey().equals("00"), "the version comes first");
        MerchantPresentedCode.require(objects.lastEntry().getKey().equals("63"), "the checksum comes last");
        return new CodeReader(objects).read();
    }

    private MerchantPresentedCode read() {
        return new MerchantPresentedCode(
                isDynamic(),
                between("02", "51"),
                required("52"),
                required("53"),
                objects.get("54"),
                tip(),
                required("58"),
                required("59"),
                required("60"),
                objects.get("61"),
                additional(),
                language(),
                between("65", "99"));
    }

    private boolean isDynamic() {
        return switch (objects.get("01")) {
            case null -> false;
            case "11" -> false;
            case "12" -> true;
            default -> throw new IllegalArgumentException("point of initiation");
        };
    }

    private @Nullable Tip tip() {
        String fixed = objects.get("56");
        String share = objects.get("57");
        Tip tip = switch (objects.get("55")) {
            case null -> null;
            case "01" -> new Tip.Asked();
            case "02" -> new Tip.Fixed(required("56"));
            case "03" -> new Tip.Share(required("57"));
            default -> throw new IllegalArgumentException("tip");
        };
        MerchantPresentedCode.require(fixed == null || tip instanceof Tip.Fixed, "tip");
        MerchantPresentedCode.require(share == null || tip instanceof Tip.Share, "tip");
        return tip;
    }

    private SortedMap<String, String> additional() {
        String template = objects.get("62");
        return template == null ? new TreeMap<>() : new TreeMap<>(DataObjects.parse(template));
    }

    private MerchantPresentedCode.@Nullable Language language() {
        String template = objects.get("64");
        if (template == null) {
            return null;
        }
        Map<String, String> words = DataObjects.parse(template);
        return new MerchantPresentedCode.Language(required(words, "00"), required(words, "01"), words.get("02"));
    }

    private SortedMap<String, String> between(String first, String last) {
        return new TreeMap<>(new TreeMap<>(objects).subMap(first, true, last, true));
    }

    private String required(String id) {
        return required(objects, id);
    }

    private static String required(Map<String, String> objects, String id) {
        String value = objects.get(id);
        if (value == null) {
            throw new IllegalArgumentException(id + " is missing");
        }
        return value;
    }
}
