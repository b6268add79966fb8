package io.okpay.bench.load;

import io.okpay.local.SuiteOptions;

/** How a suite runs that is measured: nothing stays, and no client is held back. */
public final class MeasuredSuite {

    private MeasuredSuite() {}

    /**
     * A suite on free ports.
     *
     * @param recordings how the files begin into which the services record themselves with JFR; empty for none
     */
    public static SuiteOptions options(String recordings) {
        SuiteOptions suite = SuiteOptions.temporary()
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
