package io.okpay.notification.status;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** How well something works; the later, the worse. */
enum Health {
    /** As it should. */
    OPERATIONAL,
    /** With less than it should, or nobody knows for sure. */
    DEGRADED,
    /** Not at all. */
    DOWN;

    /**
     * What a replica said last.
     *
     * @param ready whether it takes requests
     * @param reportedAt when
     */
    record Report(boolean ready, Instant reportedAt) {}

    /** The worst of them; of none, the best. */
    static Health worst(Collection<Health> all) {
        return all.stream().max(Health::compareTo).orElse(OPERATIONAL);
    }

    /**
     * The health of a service by its replicas' reports. Replicas that are gone count for nothing: another one took over, or none.
     *
     * @param late a report that is older is late
     * @param gone a report that is older is void
     */
    static Health of(List<Report> reports, Instant now, Duration late, Duration gone) {
        List<Report> alive = reports.stream()
                .filter(report -> now.isBefore(report.reportedAt().plus(gone)))
                .toList();
        if (alive.stream().noneMatch(Report::ready)) {
            return DOWN;
        }
        boolean fresh = alive.stream()
                .filter(Report::ready)
                .anyMatch(report -> now.isBefore(report.reportedAt().plus(late)));
        boolean allReady = alive.stream().allMatch(Report::ready);
        return fresh && allReady ? OPERATIONAL : DEGRADED;
    }

    /** What is left when a part that helps, but is not needed, is in this state. */
    Health asHelper() {
        return this == OPERATIONAL ? OPERATIONAL : DEGRADED;
    }
}
