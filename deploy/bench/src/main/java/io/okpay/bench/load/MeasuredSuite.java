package io.okpay.bench.load;

import io.okpay.local.SuiteOptions;

/** How a suite runs that is measured: nothing stays, no client is held back, and code is compiled in full as in production. */
public final class MeasuredSuite {

    /** The one variable that has the last word over what the local stack, which spares the machine, tells its JVMs. */
    private static final String LAST_WORD = "_JAVA_OPTIONS";

    private MeasuredSuite() {}

    /**
     * A suite on free ports.
     *
     * @param recordings how the files begin into which the services record themselves with JFR; empty for none
     */
    public static SuiteOptions options(String recordings) {
        SuiteOptions suite = SuiteOptions.temporary()
                .withEnvironment(LAST_WORD, "-XX:TieredStopAtLevel=4 -Xmx320m")
                .withEnvironment("OKPAY_RATE_LIMIT_PER_SECOND", "5000")
                .withEnvironment("OKPAY_RATE_LIMIT_BURST", "20000");
        return recordings.isEmpty()
                ? suite
                : suite.withEnvironment(
                        "JAVA_TOOL_OPTIONS",
                        "-XX:StartFlightRecording=settings=profile,disk=true,filename="
                                + ResultFile.FOLDER.toAbsolutePath() + "/" + recordings + "-%p.jfr");
    }
}
