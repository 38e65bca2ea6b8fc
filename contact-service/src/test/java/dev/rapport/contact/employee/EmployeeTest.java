package dev.rapport.contact.employee;

import static dev.rapport.common.testing.write.Scenario.ID;
import static dev.rapport.common.testing.write.Scenario.NOW;
import static dev.rapport.common.testing.write.Scenario.OTHER_ID;
import static dev.rapport.common.testing.write.Scenario.patch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.common.command.Claims;
import dev.rapport.common.command.StepRule;
import dev.rapport.common.refusal.BusinessRule;
import dev.rapport.common.refusal.ForbiddenException;
import dev.rapport.common.security.Caller;
import dev.rapport.common.testing.People;
import dev.rapport.common.testing.write.Scenario;
import dev.rapport.events.employee.EmployeeCreated;
import dev.rapport.events.employee.EmployeeDeactivated;
import dev.rapport.events.employee.EmployeeDetails;
import dev.rapport.events.employee.EmployeeDetailsChanged;
import dev.rapport.events.employee.EmployeeReactivated;
import dev.rapport.events.employee.Role;
import dev.rapport.events.field.Details;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EmployeeTest {

    private static final UUID BOSS = UUID.randomUUID();
    private static final UUID GONE = UUID.randomUUID();

    private final AddressBook addresses = new AddressBook();
    private final Company company = new Company();
    private final Scenario<Employee> employee = Scenario.of(Employee.class).with(Claims.class, addresses)
            .with(Managers.class, company).by(People.ADMIN);

    @Test
    void somebodyJoins() {
        employee.when(create("Ren@Rapport.example", BOSS)).expect(created(BOSS));
        assertThat(addresses.taken).containsEntry("ren@rapport.example", ID);
    }

    @Test
    void anAddressBelongsToOnePerson() {
        addresses.taken.put("ren@rapport.example", OTHER_ID);
        employee.when(create("ren@rapport.example", null)).expectBroken(EmployeeRule.EMAIL_TAKEN);
        employee.given(created(null)).when(change("{\"email\": \"REN@rapport.example\"}")).expectNothing();
        addresses.taken.put("rosa@rapport.example", OTHER_ID);
        employee.when(change("{\"email\": \"rosa@rapport.example\"}")).expectBroken(EmployeeRule.EMAIL_TAKEN);
    }

    @Test
    void aManagerIsThereAndActive() {
        employee.when(create("ren@rapport.example", OTHER_ID)).expectBroken(EmployeeRule.UNKNOWN_MANAGER);
        employee.when(create("ren@rapport.example", GONE)).expectBroken(EmployeeRule.UNKNOWN_MANAGER);
    }

    @Test
    void nobodyManagesThemselves() {
        employee.when(create("ren@rapport.example", ID)).expectBroken(EmployeeRule.MANAGER_CIRCLE);
    }

    @Test
    void nobodyWorksBelowSomebodyWhoWorksBelowThem() {
        company.below(ID, null).below(OTHER_ID, ID).below(BOSS, OTHER_ID);
        employee.given(created(null)).when(change("{\"managerId\": \"" + BOSS + "\"}"))
                .expectBroken(EmployeeRule.MANAGER_CIRCLE);
    }

    @Test
    void aCircleFurtherUpDoesNotHoldAnybodyUp() {
        company.below(BOSS, OTHER_ID).below(OTHER_ID, BOSS);
        employee.given(created(null)).when(change("{\"managerId\": \"" + BOSS + "\"}")).expect(changedTo(BOSS));
    }

    @Test
    void aPatchThatChangesNothingIsNoEvent() {
        employee.given(created(GONE)).when(change("{\"role\": \"rep\"}")).expectNothing();
    }

    @Test
    void aRoleIsOneOfSix() {
        employee.given(created(null)).when(change("{\"role\": \"boss\"}")).expectInvalid();
    }

    @Test
    void leavingTwiceIsOneEvent() {
        employee.given(created(null)).when(deactivate()).expect(deactivated()).when(deactivate())
                .expect(deactivated());
    }

    @Test
    void whoHasLeftDoesNotChangeAnyMore() {
        employee.given(created(null), deactivated()).when(change("{\"team\": \"Bangkok\"}"))
                .expectBroken(EmployeeRule.EMPLOYEE_DEACTIVATED);
    }

    /** Today 11. */
    @Test
    void whoWasDeactivatedByMistakeComesBack() {
        employee.given(created(null), deactivated()).when(reactivate(null)).expect(reactivated());
        employee.when(change("{\"team\": \"Bangkok\"}")).expect(reactivated(), new EmployeeDetailsChanged(
                Details.of(EmployeeDetails.class, "name", "Ren Rep", "email", "ren@rapport.example", "role", "rep",
                        "team", "Bangkok", "teams", List.of("Bangkok")),
                NOW));
    }

    /** Today 11. */
    @Test
    void theAddressOfSomebodyWhoHasLeftIsFree() {
        employee.given(created(null));
        addresses.taken.put("ren@rapport.example", ID);
        employee.when(deactivate()).expect(deactivated());
        assertThat(addresses.taken).isEmpty();
    }

    /** Today 11. */
    @Test
    void whoComesBackNeedsAnotherAddressWhenSomebodyHasTheirs() {
        addresses.taken.put("ren@rapport.example", OTHER_ID);
        employee.given(created(null), deactivated()).when(reactivate(null)).expectBroken(EmployeeRule.EMAIL_TAKEN);
        employee.when(reactivate("Ren2@rapport.example")).expect(reactivated(), new EmployeeDetailsChanged(
                Details.of(EmployeeDetails.class, "name", "Ren Rep", "email", "ren2@rapport.example", "role", "rep"),
                NOW));
    }

    /** Today 11. */
    @Test
    void nobodyLeavesBeforeTheyCame() {
        employee.given(created(null)).when(new DeactivateEmployee(ID, null, NOW.minusSeconds(1)))
                .expectBroken(StepRule.BEFORE_PREVIOUS_STEP);
    }

    @Test
    void whoIsThereIsNotReactivated() {
        employee.given(created(null)).when(reactivate(null)).expectNothing();
    }

    @Test
    void onlyAdminsChangeEmployees() {
        employee.given(created(null)).by(new Caller(ID, Set.of(Role.MANAGER))).when(change("{\"role\": \"admin\"}"))
                .expectRefused(ForbiddenException.class);
        employee.when(deactivate()).expectRefused(ForbiddenException.class);
    }

    private static CreateEmployee create(String email, @Nullable UUID manager) {
        return new CreateEmployee(ID, Details.of(EmployeeDetails.class, "name", "Ren Rep", "email", email, "role",
                "rep", "managerId", manager), NOW);
    }

    private static EmployeeCreated created(@Nullable UUID manager) {
        return new EmployeeCreated(ren(manager), NOW);
    }

    private static EmployeeDetailsChanged changedTo(UUID manager) {
        return new EmployeeDetailsChanged(ren(manager), NOW);
    }

    private static EmployeeDetails ren(@Nullable UUID manager) {
        return Details.of(EmployeeDetails.class, "name", "Ren Rep", "email", "ren@rapport.example", "role", "rep",
                "managerId", manager);
    }

    private static ChangeEmployeeDetails change(String patch) {
        return new ChangeEmployeeDetails(ID, patch(patch, EmployeeDetails.class), null);
    }

    private static DeactivateEmployee deactivate() {
        return new DeactivateEmployee(ID, "Has left", NOW);
    }

    private static ReactivateEmployee reactivate(@Nullable String email) {
        return new ReactivateEmployee(ID, email, "Is back", NOW);
    }

    private static EmployeeReactivated reactivated() {
        return new EmployeeReactivated("Is back", NOW);
    }

    private static EmployeeDeactivated deactivated() {
        return new EmployeeDeactivated("Has left", NOW);
    }

    private static final class AddressBook implements Claims {

        private final Map<String, UUID> taken = new HashMap<>();

        @Override
        public void take(String scope, String value, UUID aggregateId, BusinessRule rule) {
            rule.check(aggregateId.equals(taken.getOrDefault(value, aggregateId)));
            taken.put(value, aggregateId);
        }

        @Override
        public void release(String scope, UUID aggregateId) {
            taken.values().removeIf(aggregateId::equals);
        }
    }

    private static final class Company implements Managers {

        private final Map<UUID, Optional<UUID>> managers = new HashMap<>(Map.of(BOSS, Optional.empty()));

        Company below(UUID employeeId, @Nullable UUID managerId) {
            managers.put(employeeId, Optional.ofNullable(managerId));
            return this;
        }

        @Override
        public void hold() {
            // Nobody else is there.
        }

        @Override
        public boolean isActive(UUID employeeId) {
            return managers.containsKey(employeeId);
        }

        @Override
        public Optional<UUID> managerOf(UUID employeeId) {
            return managers.getOrDefault(employeeId, Optional.empty());
        }
    }

    @Test
    void anAbsenceEndsAfterItHasBegun() {
        employee.given(created(null))
                .when(change("{\"away\": [{\"from\": \"2026-12-28\", \"to\": \"2026-12-27\"}]}")).expectInvalid();
    }

    @Test
    void theTeamIsTheFirstOfTheTeams() {
        employee.given(created(null)).when(change("{\"team\": \"A\", \"teams\": [\"B\", \"A\"]}")).expectInvalid();
        employee.when(change("{\"teams\": [\"B\", \"A\"]}")).expect(new EmployeeDetailsChanged(
                Details.of(EmployeeDetails.class, "name", "Ren Rep", "email", "ren@rapport.example", "role", "rep",
                        "team", "B", "teams", List.of("B", "A")),
                NOW));
    }
}
