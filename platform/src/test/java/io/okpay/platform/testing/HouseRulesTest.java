package io.okpay.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.okpay.account.violation.FieldInjected;
import io.okpay.account.violation.SettableEntity;
import io.okpay.account.violation.WalletHelper;
import io.okpay.payment.RootKnowsFeature;
import io.okpay.payment.violation.KnowsAnotherService;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    @Test
    void aVagueNameIsSeen() {
        assertThat(violations(HouseRules.NO_VAGUE_NAMES, WalletHelper.class)).isTrue();
    }

    @Test
    void aRootThatKnowsAFeatureIsSeen() {
        assertThat(violations(
                        HouseRules.ROOT_DOES_NOT_KNOW_FEATURES, RootKnowsFeature.class, KnowsAnotherService.class))
                .isTrue();
    }

    @Test
    void anEntityWithASetterIsSeen() {
        assertThat(violations(HouseRules.ENTITIES_HAVE_NO_SETTERS, SettableEntity.class))
                .isTrue();
    }

    @Test
    void anInjectedFieldIsSeen() {
        assertThat(violations(HouseRules.CONSTRUCTOR_INJECTION_ONLY, FieldInjected.class))
                .isTrue();
    }

    @Test
    void aServiceThatKnowsAnotherIsSeen() {
        assertThat(violations(
                        HouseRules.SERVICES_DO_NOT_KNOW_EACH_OTHER, KnowsAnotherService.class, WalletHelper.class))
                .isTrue();
    }

    @Test
    void aPackageThatIsNotNullMarkedIsSeen() {
        assertThat(violations(HouseRules.PACKAGES_ARE_NULL_MARKED, RootKnowsFeature.class))
                .isTrue();
    }

    @Test
    void aClassThatKeepsTheRulesPassesThem() {
        assertThat(HouseRules.PACKAGES_ARE_NULL_MARKED
                        .evaluate(new ClassFileImporter().importPackages("io.okpay.account.violation"))
                        .hasViolation())
                .isFalse();
        assertThat(violations(HouseRules.NO_VAGUE_NAMES, FieldInjected.class)).isFalse();
        assertThat(violations(HouseRules.SERVICES_DO_NOT_KNOW_EACH_OTHER, FieldInjected.class))
                .isFalse();
    }

    private static boolean violations(ArchRule rule, Class<?>... types) {
        JavaClasses classes = new ClassFileImporter().importClasses(types);
        return rule.evaluate(classes).hasViolation();
    }
}
