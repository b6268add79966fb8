package io.okpay.platform.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.inject.Inject;
import java.util.regex.Pattern;

/** The rules of the layout. Each service runs them over its own packages; the platform proves each by a known violation. */
public final class HouseRules {

    private static final Pattern SERVICE_ROOT = Pattern.compile("io\\.okpay\\.(account|payment|fx|notification)");

    private static final DescribedPredicate<JavaClass> IN_A_SERVICE_ROOT = DescribedPredicate.describe(
            "in the root package of a service",
            type -> SERVICE_ROOT.matcher(type.getPackageName()).matches());

    private static final DescribedPredicate<JavaClass> IN_A_FEATURE = DescribedPredicate.describe(
            "in a feature package of a service",
            type -> SERVICE_ROOT.matcher(type.getPackageName()).lookingAt()
                    && !SERVICE_ROOT.matcher(type.getPackageName()).matches());

    @ArchTest
    public static final ArchRule NO_VAGUE_NAMES = noClasses()
            .should()
            .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Dto|DTO|Mapper)")
            .allowEmptyShould(true)
            .because("a name says what a thing is");

    @ArchTest
    public static final ArchRule ROOT_DOES_NOT_KNOW_FEATURES = noClasses()
            .that(IN_A_SERVICE_ROOT)
            .should()
            .dependOnClassesThat(IN_A_FEATURE)
            .allowEmptyShould(true)
            .because("features know the root, never the other way");

    @ArchTest
    public static final ArchRule ENTITIES_HAVE_NO_SETTERS = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith("jakarta.persistence.Entity")
            .and()
            .arePublic()
            .should()
            .haveNameMatching("set[A-Z].*")
            .allowEmptyShould(true)
            .because("an entity changes by behaviour");

    @ArchTest
    public static final ArchRule CONSTRUCTOR_INJECTION_ONLY = noFields()
            .should()
            .beAnnotatedWith(Inject.class)
            .allowEmptyShould(true)
            .because("a class says what it needs in its constructor");

    @ArchTest
    public static final ArchRule SERVICES_DO_NOT_KNOW_EACH_OTHER = classes()
            .that()
            .resideInAPackage("io.okpay..")
            .should(notDependOnAnotherService())
            .allowEmptyShould(true)
            .because("services talk over Kafka only");

    @ArchTest
    public static final ArchRule PACKAGES_ARE_NULL_MARKED = classes()
            .that()
            .resideInAPackage("io.okpay..")
            .should(liveInANullMarkedPackage())
            .allowEmptyShould(true)
            .because("null is said, never assumed");

    private HouseRules() {}

    private static ArchCondition<JavaClass> notDependOnAnotherService() {
        return new ArchCondition<>("not depend on another service") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String own = serviceOf(type);
                type.getDirectDependenciesFromSelf().forEach(dependency -> {
                    String other = serviceOf(dependency.getTargetClass());
                    if (!own.isEmpty() && !other.isEmpty() && !own.equals(other)) {
                        events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                    }
                });
            }
        };
    }

    private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return new ArchCondition<>("live in a @NullMarked package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked")) {
                    events.add(SimpleConditionEvent.violated(
                            type, type.getName() + " lives in a package that is not @NullMarked"));
                }
            }
        };
    }

    private static String serviceOf(JavaClass type) {
        var matcher = SERVICE_ROOT.matcher(type.getPackageName());
        return matcher.lookingAt() ? matcher.group() : "";
    }
}
