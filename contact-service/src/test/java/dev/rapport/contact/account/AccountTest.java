package dev.rapport.contact.account;

import static dev.rapport.common.testing.write.Scenario.ID;
import static dev.rapport.common.testing.write.Scenario.NOW;
import static dev.rapport.common.testing.write.Scenario.patch;

import dev.rapport.common.command.Change;
import dev.rapport.common.command.Ownership;
import dev.rapport.common.refusal.ForbiddenException;
import dev.rapport.common.testing.People;
import dev.rapport.common.testing.write.Scenario;
import dev.rapport.contact.classification.ClassificationRule;
import dev.rapport.contact.classification.WantedClassification;
import dev.rapport.events.account.AccountAssigned;
import dev.rapport.events.account.AccountClassified;
import dev.rapport.events.account.AccountCreated;
import dev.rapport.events.account.AccountDetails;
import dev.rapport.events.account.AccountDetailsChanged;
import dev.rapport.events.customer.Lifecycle;
import dev.rapport.events.customer.Tier;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccountTest {

    private static final UUID REP = People.REP.employeeId();
    private static final UUID OTHER_REP = People.OTHER_REP.employeeId();
    private static final Instant EARLIER = Instant.parse("2026-01-02T03:04:05Z");

    private final Scenario<Account> account = Scenario.of(Account.class);

    @Test
    void anAccountIsMade() {
        account.when(new CreateAccount(ID, new AccountDetails("Siam Trading", "logistics", "https://siam.example",
                "+66 2 555 0100", " Bangkok"), null, NOW)).expect(created());
    }

    @Test
    void detailsAndOwnerArePatchedTogether() {
        account.given(created()).when(new ChangeAccountDetails(ID, details("{\"website\": null}"), OTHER_REP, EARLIER))
                .expect(
                        new AccountDetailsChanged(
                                new AccountDetails("Siam Trading", "logistics", null, "+6625550100", "Bangkok"),
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

    private static AccountCreated created() {
        return new AccountCreated(
                new AccountDetails("Siam Trading", "logistics", "https://siam.example", "+6625550100", "Bangkok"), REP,
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
