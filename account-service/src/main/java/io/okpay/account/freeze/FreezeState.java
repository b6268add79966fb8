package io.okpay.account.freeze;

/** How far a freeze is. */
public enum FreezeState {
    /** No money leaves. */
    FROZEN,
    /** No money leaves; one operator asks for the end, and a second one has to agree. */
    RELEASE_REQUESTED,
    /** Over. */
    RELEASED
}
