package io.okpay.local;

/** The exit codes of {@code ./okpay}. */
final class ExitCode {

    static final int OK = 0;
    static final int FAILURE = 1;
    static final int USAGE = 2;
    /** What the command needs is not there, as in {@code sysexits.h}. */
    static final int UNAVAILABLE = 69;

    private ExitCode() {}
}
