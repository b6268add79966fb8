package io.okpay.notification;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import io.okpay.platform.testing.HouseRules;

@AnalyzeClasses(packages = "io.okpay.notification", importOptions = DoNotIncludeTests.class)
class HouseTest {

    @ArchTest
    static final ArchTests RULES = ArchTests.in(HouseRules.class);
}
