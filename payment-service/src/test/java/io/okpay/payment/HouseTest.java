package io.okpay.payment;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import io.okpay.platform.testing.HouseRules;

@AnalyzeClasses(packages = "io.okpay.payment", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {

    @ArchTest
    static final ArchTests RULES = ArchTests.in(HouseRules.class);
}
