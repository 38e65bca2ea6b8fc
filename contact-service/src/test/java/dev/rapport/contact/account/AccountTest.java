package dev.rapport.contact.account;

import static dev.rapport.common.testing.write.Scenario.ID;
import static dev.rapport.common.testing.write.Scenario.NOW;
import static dev.rapport.common.testing.write.Scenario.patch;

import dev.rapport.common.command.Change;
import dev.rapport.common.command.Ownership;
import dev.rapport.common.command.RecordRule;
import dev.rapport.common.refusal.ForbiddenException;
import dev.rapport.common.testing.People;
import dev.rapport.common.testing.write.Scenario;
import dev.rapport.contact.classification.ClassificationRule;
import dev.rapport.contact.classification.WantedClassification;
import dev.rapport.events.account.AccountArchived;
import dev.rapport.events.account.AccountAssigned;
import dev.rapport.events.account.AccountClassified;
import dev.rapport.events.account.AccountCreated;
import dev.rapport.events.account.AccountDetails;
import dev.rapport.events.account.AccountDetailsChanged;
import dev.rapport.events.account.AccountRestored;
import dev.rapport.events.account.AccountTagged;
import dev.rapport.events.customer.Lifecycle;
import dev.rapport.events.customer.Tier;
import dev.rapport.events.field.Details;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccountTest {

    private static final UUID REP = People.REP.employeeId();
    private static final UUID OTHER_REP = People.OTHER_REP.employeeId();
    private static final Instant EARLIER = Instant.parse("2026-01-02T03:04:05Z");

    private final Scenario<Account> account = Scenario.of(Account.class);

    @Test
    void anAccountIsMade() {
        account.when(new CreateAccount(ID,
                Details.of(AccountDetails.class, "name", "Siam Trading", "industry", "logistics", "website",
                        "https://siam.example", "phone", "+66 2 555 0100", "territory", " Bangkok"),
                null, NOW)).expect(created());
    }

    @Test
    void detailsAndOwnerArePatchedTogether() {
        account.given(created()).when(new ChangeAccountDetails(ID, details("{\"website\": null}"), OTHER_REP, EARLIER))
                .expect(
                        new AccountDetailsChanged(
                                Details.of(AccountDetails.class, "name", "Siam Trading", "industry", "logistics",
                                        "phone", "+6625550100", "territory", "Bangkok", "territories",
                                        List.of("Bangkok")),
                                EARLIER),
                        new AccountAssigned(OTHER_REP, REP, EARLIER));
    }

    @Test
    void aPatchThatChangesNothingIsNoEvent() {
        account.given(created()).when(new ChangeAccountDetails(ID, details("{\"name\": \" Siam Trading\"}"), REP, null))
                .expectNothing();
    }

    @Test
    void theFutureHasNotHappened() {
        account.given(created()).when(new ChangeAccountDetails(ID, details("{\"name\": \"New\"}"), null,
                Instant.parse("2027-01-01T00:00:00Z"))).expectInvalid();
    }

    @Test
    void anAccountIsNotHandedToNobody() {
        account.given(created()).when(new ChangeAccountDetails(ID, details("{}"), UUID.randomUUID(), null))
                .expectBroken(Ownership.Rule.UNKNOWN_EMPLOYEE);
    }

    @Test
    void anAccountGoesFromPotentialToProspect() {
        account.given(created()).when(classify(Lifecycle.PROSPECT, Tier.KEY)).expect(prospect());
    }

    @Test
    void theSameClassificationAgainIsNoEvent() {
        account.given(created(), prospect()).when(classify(Lifecycle.PROSPECT, Tier.KEY)).expectNothing();
    }

    @Test
    void anAccountDoesNotSkipAStep() {
        account.given(created()).when(classify(Lifecycle.CUSTOMER, Tier.KEY))
                .expectBroken(ClassificationRule.LIFECYCLE_TRANSITION_NOT_ALLOWED);
    }

    @Test
    void othersMayNotChangeIt() {
        account.given(created()).by(People.OTHER_REP).when(change("{\"name\": \"Mine\"}"))
                .expectRefused(ForbiddenException.class);
    }

    /** F73. */
    @Test
    void whatIsArchivedStaysAsItIsUntilItIsRestored() {
        var archived = new AccountArchived("Entered twice", NOW);
        account().given(created()).when(new ArchiveAccount(ID, " Entered twice ", null)).expect(archived);
        account().given(created(), archived).when(new ArchiveAccount(ID, null, null)).expectNothing();
        account().given(created(), archived)
                .when(new ChangeAccountDetails(ID, details("{\"name\":\"Siam\"}"), null, null))
                .expectBroken(RecordRule.RECORD_ARCHIVED);
        account().given(created(), archived).when(new TagAccount(ID, List.of("VIP"), List.of(), null))
                .expectBroken(RecordRule.RECORD_ARCHIVED);
        account().given(created(), archived).when(new RestoreAccount(ID, null)).expect(new AccountRestored(NOW));
        account().given(created()).when(new RestoreAccount(ID, null)).expectNothing();
        account().given(created()).when(new RestoreAccount(ID, NOW.plusSeconds(3600)))
                .expectInvalid();
        account().given(created(), archived, new AccountRestored(NOW))
                .when(new TagAccount(ID, List.of("VIP"), List.of(), null))
                .expect(new AccountTagged(List.of("VIP"), List.of(), NOW));
    }

    @Test
    void aSponsorIsAColleague() {
        account().given(created())
                .when(new ChangeAccountDetails(ID, details("{\"sponsorId\":\"%s\"}".formatted(ID)), null,
                        null))
                .expectBroken(Ownership.Rule.UNKNOWN_EMPLOYEE);
        account().given(created()).when(new ChangeAccountDetails(ID,
                details("{\"sponsorId\":\"%s\"}".formatted(OTHER_REP)), null, null))
                .expect(new AccountDetailsChanged(Details.with(created().details(), "sponsorId", OTHER_REP), NOW));
    }

    private static Scenario<Account> account() {
        return Scenario.of(Account.class);
    }

    private static AccountCreated created() {
        return new AccountCreated(
                Details.of(AccountDetails.class, "name", "Siam Trading", "industry", "logistics", "website",
                        "https://siam.example", "phone", "+6625550100", "territory", "Bangkok", "territories",
                        List.of("Bangkok")),
                REP,
                null, NOW);
    }

    private static AccountClassified prospect() {
        return new AccountClassified("prospect", "key", "asked for an offer", "potential", "normal", NOW);
    }

    private static ClassifyAccount classify(Lifecycle lifecycle, Tier tier) {
        return new ClassifyAccount(ID, new WantedClassification(lifecycle, tier, "asked for an offer"), NOW);
    }

    private static ChangeAccountDetails change(String patch) {
        return new ChangeAccountDetails(ID, details(patch), null, null);
    }

    private static Change<AccountDetails> details(String patch) {
        return patch(patch, AccountDetails.class);
    }
}
