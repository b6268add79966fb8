package io.okpay.account.device;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a client calls itself (RFC 9110, 10.1.5). Nobody vouches for it: it tells devices of one honest person apart, and proves
 * nothing.
 *
 * @param text the header; empty when there was none
 */
record UserAgent(String text) {

    /** In words, when nothing can be said. */
    static final String UNKNOWN = "Unknown device";

    private static final Pattern VERSIONS = Pattern.compile(
            "(?<=[/ :v_;(])v?\\d+(?:[._]\\d+)+|(?<=/)v?\\d+\\b" + "|(?<=\\b(?:android|os|rv|version|nt|x) )\\d+\\b");
    private static final int LONGEST_PROGRAM = 30;

    /** The first that is found counts: browsers name those whose heirs they are. */
    private static final Map<String, String> BROWSERS = new LinkedHashMap<>();

    private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

    static {
        BROWSERS.put("okpay", "OKPay app");
        BROWSERS.put("micromessenger/", "WeChat");
        BROWSERS.put("alipayclient/", "Alipay");
        BROWSERS.put("edg/", "Edge");
        BROWSERS.put("edga/", "Edge");
        BROWSERS.put("edgios/", "Edge");
        BROWSERS.put("opr/", "Opera");
        BROWSERS.put("opera", "Opera");
        BROWSERS.put("samsungbrowser/", "Samsung Internet");
        BROWSERS.put("huaweibrowser/", "Huawei Browser");
        BROWSERS.put("miuibrowser/", "Mi Browser");
        BROWSERS.put("ucbrowser/", "UC Browser");
        BROWSERS.put("qqbrowser/", "QQ Browser");
        BROWSERS.put("yabrowser/", "Yandex Browser");
        BROWSERS.put("vivaldi/", "Vivaldi");
        BROWSERS.put("fxios/", "Firefox");
        BROWSERS.put("firefox/", "Firefox");
        BROWSERS.put("crios/", "Chrome");
        BROWSERS.put("chrome/", "Chrome");
        BROWSERS.put("safari/", "Safari");
        SYSTEMS.put("iphone", "iPhone");
        SYSTEMS.put("ipad", "iPad");
        SYSTEMS.put("harmonyos", "HarmonyOS");
        SYSTEMS.put("android", "Android");
        SYSTEMS.put("windows", "Windows");
        SYSTEMS.put("cros", "ChromeOS");
        SYSTEMS.put("mac os x", "macOS");
        SYSTEMS.put("macintosh", "macOS");
        SYSTEMS.put("linux", "Linux");
    }

    static UserAgent of(@Nullable String header) {
        return new UserAgent(header == null ? "" : header.strip());
    }

    /** In words, for example {@code Chrome on Windows}; never more than the names of this class, and of unknown programs one plain word. */
    String words() {
        String browser = find(BROWSERS);
        String system = find(SYSTEMS);
        if (browser != null && system != null) {
            return browser + " on " + system;
        }
        if (browser != null) {
            return browser;
        }
        if (system != null) {
            return "A program on " + system;
        }
        String program = text.split("[/ ]", 2)[0];
        return program.matches("[A-Za-z][A-Za-z0-9._-]{1," + LONGEST_PROGRAM + "}") ? program : UNKNOWN;
    }

    /** The same for each version of a client on the same kind of machine, so that an update makes no new device. */
    String fingerprint() {
        String normalised = VERSIONS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256").digest(normalised.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private @Nullable String find(Map<String, String> names) {
        String lower = text.toLowerCase(Locale.ROOT);
        return names.entrySet().stream()
                .filter(name -> lower.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }
}
