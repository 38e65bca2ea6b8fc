package dev.rapport.contact.lead;

import static dev.rapport.common.testing.write.Scenario.ID;
import static dev.rapport.common.testing.write.Scenario.NOW;
import static dev.rapport.common.testing.write.Scenario.patch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.common.command.Context;
import dev.rapport.common.command.Ownership;
import dev.rapport.common.command.ShareTerms;
import dev.rapport.common.command.StepRule;
import dev.rapport.common.refusal.ForbiddenException;
import dev.rapport.common.refusal.StaleVersionException;
import dev.rapport.common.security.Caller;
import dev.rapport.common.testing.People;
import dev.rapport.common.testing.write.Scenario;
import dev.rapport.contact.account.Accounts;
import dev.rapport.contact.contact.Contacts;
import dev.rapport.contact.matching.Matches;
import dev.rapport.events.Money;
import dev.rapport.events.customer.NextStep;
import dev.rapport.events.employee.Role;
import dev.rapport.events.field.Details;
import dev.rapport.events.lead.LeadAssigned;
import dev.rapport.events.lead.LeadConverted;
import dev.rapport.events.lead.LeadCreated;
import dev.rapport.events.lead.LeadDetails;
import dev.rapport.events.lead.LeadDetailsChanged;
import dev.rapport.events.lead.LeadDisqualified;
import dev.rapport.events.lead.LeadQualified;
import dev.rapport.events.lead.LeadReopened;
import dev.rapport.events.lead.LeadShared;
import dev.rapport.events.lead.LeadUnshared;
import dev.rapport.events.lead.NextStepDone;
import dev.rapport.events.lead.NextStepSet;
import dev.rapport.events.lead.RequestedDeal;
import dev.rapport.events.policy.SharedWith;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LeadTest {

    private static final UUID REP = People.REP.employeeId();
    private static final UUID OTHER_REP = People.OTHER_REP.employeeId();
    private static final UUID CONTACT = UUID.fromString("01950000-0000-7000-8000-00000000000c");
    private static final UUID ACCOUNT = UUID.fromString("01950000-0000-7000-8000-00000000000a");
    private static final UUID DEAL = UUID.fromString("01950000-0000-7000-8000-00000000000d");
    private static final RequestedDeal WANTED = new RequestedDeal("Warehouse module",
            new Money(new BigDecimal("1250.00"), "EUR"), null, null);

    private static final UUID OLD_CONTACT = UUID.fromString("01950000-0000-7000-8000-0000000000cc");
    private static final UUID OLD_ACCOUNT = UUID.fromString("01950000-0000-7000-8000-0000000000aa");
    private static final UUID NOBODY = UUID.fromString("01950000-0000-7000-8000-0000000000ff");

    private static final LocalDate YESTERDAY = NOW.atZone(ZoneOffset.UTC).toLocalDate().minusDays(1);

    private final List<String> made = new ArrayList<>();
    private Matches contactsThere = Matches.NONE;
    private Matches accountsThere = Matches.NONE;
    private final Scenario<Lead> lead = Scenario.of(Lead.class).with(Contacts.class, new MadeContacts())
            .with(Accounts.class, new MadeAccounts());

    @Test
    void aLeadComesInWithItsDetailsInNormalForm() {
        lead.when(new CreateLead(ID,
                Details.of(LeadDetails.class, "name", " Somchai Jaidee ", "organisation", "Siam", "email",
                        "Somchai@Siam.example", "phone", "+66 81 234 5678", "source", "web"),
                null, null, NOW)).expect(created());
    }

    @Test
    void itIsSharedOnceOnTheSameTerms() {
        var toRead = shared("read");

        lead.given(created()).when(new ShareLead(ID, terms(toRead), NOW)).expect(toRead);
        lead.when(new ShareLead(ID, terms(toRead), NOW)).expect(toRead);
        lead.when(new ShareLead(ID, terms(shared("write")), NOW)).expect(toRead, shared("write"));
        lead.when(new UnshareLead(ID, toRead.shareId(), NOW)).expect(toRead, shared("write"),
                new LeadUnshared(toRead.shareId(), NOW));
    }

    @Test
    void whoItIsSharedWithToReadDoesNotChangeIt() {
        lead.given(created(), shared("read")).by(People.OTHER_REP).when(new QualifyLead(ID, null, NOW))
                .expectRefused(ForbiddenException.class);
    }

    @Test
    void whoItIsSharedWithToWriteDoes() {
        lead.given(created(), shared("write")).by(People.OTHER_REP).when(new QualifyLead(ID, null, NOW))
                .expect(new LeadQualified(null, NOW));
    }

    @Test
    void whoseShareEndedDoesNot() {
        lead.given(created(), shared("write"), new LeadUnshared(shared("write").shareId(), NOW)).by(People.OTHER_REP)
                .when(new QualifyLead(ID, null, NOW)).expectRefused(ForbiddenException.class);
    }

    @Test
    void aShareEndsAtTheEndOfItsLastDay() {
        lead.given(created(), new LeadShared(NOBODY, new SharedWith(OTHER_REP, null), "write", YESTERDAY, NOW))
                .by(People.OTHER_REP).when(new QualifyLead(ID, null, NOW)).expectRefused(ForbiddenException.class);
    }

    @Test
    void itIsSharedUntilADayThatIsToCome() {
        lead.given(created()).when(new ShareLead(ID, new ShareTerms(ID, new SharedWith(OTHER_REP, null), "read",
                YESTERDAY), NOW)).expectInvalid();
    }

    @Test
    void itIsSharedWithColleagues() {
        lead.given(created()).when(new ShareLead(ID, new ShareTerms(ID, new SharedWith(NOBODY, null), "read", null),
                NOW)).expectBroken(Ownership.Rule.UNKNOWN_EMPLOYEE);
    }

    private static LeadShared shared(String level) {
        return new LeadShared(NOBODY, new SharedWith(OTHER_REP, null), level, null, NOW);
    }

    private static ShareTerms terms(LeadShared event) {
        return new ShareTerms(event.shareId(), event.with(), event.level(), event.until());
    }

    @Test
    void detailsArePatched() {
        lead.given(created()).when(change("{\"name\": \"Somchai J.\", \"phone\": null}"))
                .expect(new LeadDetailsChanged(
                        Details.of(LeadDetails.class, "name", "Somchai J.", "organisation", "Siam", "email",
                                "somchai@siam.example", "source", "web"),
                        NOW));
    }

    @Test
    void aPatchThatChangesNothingIsNoEvent() {
        lead.given(created()).when(change("{\"name\": \" Somchai Jaidee\"}")).expectNothing();
    }

    @Test
    void aLeadIsItsMakersUnlessTheyGiveItToSomebodyBelowThem() {
        lead.by(People.REP).when(create(People.OTHER_REP.employeeId(), null)).expectRefused(ForbiddenException.class);
        lead.by(People.ADMIN).when(create(UUID.randomUUID(), null)).expectBroken(Ownership.Rule.UNKNOWN_EMPLOYEE);
        lead.by(People.MANAGER).when(create(REP, null)).expect(new LeadCreated(somchai(), REP, NOW));
    }

    @Test
    void aLeadCameInBeforeItIsRecordedAndNotAfter() {
        lead.when(create(null, NOW.plusSeconds(3600))).expectInvalid();
        lead.when(create(null, NOW.minusSeconds(3600)))
                .expect(new LeadCreated(somchai(), REP, NOW.minusSeconds(3600)));
    }

    @Test
    void aLeadIsHandedToSomebodyElseOnce() {
        lead.given(created()).when(new AssignLead(ID, OTHER_REP, NOW)).expect(assigned());
    }

    @Test
    void handingALeadToItsOwnerIsNoEvent() {
        lead.given(created()).when(new AssignLead(ID, REP, NOW)).expectNothing();
    }

    @Test
    void aLeadIsNotHandedToNobody() {
        lead.given(created()).when(new AssignLead(ID, UUID.randomUUID(), NOW))
                .expectBroken(Ownership.Rule.UNKNOWN_EMPLOYEE);
    }

    /** Today 11. */
    @Test
    void aLeadIsNotGivenToSomebodyWhoMayNotReadIt() {
        UUID analyst = People.ANALYST.employeeId();
        lead.given(created()).when(new AssignLead(ID, analyst, NOW))
                .expectBroken(Ownership.Rule.OWNER_MAY_NOT_READ);
    }

    /** Today 11. */
    @Test
    void aNewLeadIsNotGivenToSomebodyWhoMayNotReadIt() {
        lead.by(People.ADMIN).when(create(People.ANALYST.employeeId(), null))
                .expectBroken(Ownership.Rule.OWNER_MAY_NOT_READ);
    }

    /** Today 11. */
    @Test
    void whoHasLeftOwnsLeadsOfTheTimeBefore() {
        UUID former = People.FORMER_REP.employeeId();
        Instant then = Instant.parse("2017-05-02T09:00:00Z");
        lead.by(People.ADMIN).when(create(former, NOW)).expectBroken(Ownership.Rule.UNKNOWN_EMPLOYEE);
        lead.when(create(former, then)).expect(new LeadCreated(somchai(), former, then));
    }

    /** Today 11. */
    @Test
    void aDisqualifiedLeadIsTakenUpAgainAsItStood() {
        lead.given(created(), disqualified()).when(new ReopenLead(ID, null)).expect(new LeadReopened("new", NOW));
        lead.when(qualify()).expect(new LeadReopened("new", NOW), qualified());
    }

    /** Today 11. */
    @Test
    void aQualifiedLeadThatWasDisqualifiedIsQualifiedAgain() {
        lead.given(created(), qualified(), disqualified()).when(new ReopenLead(ID, null))
                .expect(new LeadReopened("qualified", NOW));
        lead.when(convert(null)).expect(new LeadReopened("qualified", NOW),
                new LeadConverted(CONTACT, ACCOUNT, null, null, REP, NOW));
    }

    @Test
    void onlyADisqualifiedLeadIsReopened() {
        lead.given(created(), qualified()).when(new ReopenLead(ID, null))
                .expectBroken(LeadRule.LEAD_NOT_DISQUALIFIED);
    }

    @Test
    void aStepOfALeadFollowsTheOneBefore() {
        lead.given(created()).when(new QualifyLead(ID, null, NOW.minusSeconds(1)))
                .expectBroken(StepRule.BEFORE_PREVIOUS_STEP);
    }

    @Test
    void aLeadIsQualified() {
        lead.given(created()).when(qualify()).expect(qualified());
    }

    @Test
    void qualifyingTwiceIsOneEvent() {
        lead.given(created(), qualified()).when(qualify()).expectNothing();
    }

    @Test
    void disqualifyingTwiceIsOneEvent() {
        lead.given(created()).when(disqualify()).expect(disqualified()).when(disqualify()).expect(disqualified());
    }

    @Test
    void aDisqualifiedLeadDoesNotChangeAnyMore() {
        lead.given(created(), disqualified());
        lead.when(qualify()).expectBroken(LeadRule.LEAD_NOT_OPEN);
        lead.when(change("{\"name\": \"New\"}")).expectBroken(LeadRule.LEAD_NOT_OPEN);
        lead.when(new AssignLead(ID, OTHER_REP, NOW)).expectBroken(LeadRule.LEAD_NOT_OPEN);
        lead.when(convert(null)).expectBroken(LeadRule.LEAD_NOT_OPEN);
    }

    @Test
    void aQualifiedLeadBecomesContactAccountAndDeal() {
        lead.given(created(), qualified()).when(convert(WANTED))
                .expect(new LeadConverted(CONTACT, ACCOUNT, DEAL, WANTED, REP, NOW));
        assertThat(made).containsExactly("account Siam", "contact Somchai Jaidee of " + ACCOUNT);
    }

    /** Today 12. */
    @Test
    void whatIsThereForCertainIsLinked() {
        contactsThere = new Matches(List.of(OLD_CONTACT), List.of());
        accountsThere = new Matches(List.of(OLD_ACCOUNT), List.of());
        lead.given(created(), qualified()).when(convert(null))
                .expect(new LeadConverted(OLD_CONTACT, OLD_ACCOUNT, null, null, REP, NOW));
        assertThat(made).containsExactly("contact " + OLD_CONTACT + " joined to " + OLD_ACCOUNT);
    }

    /** Today 12. */
    @Test
    void whatMayBeThereIsMadeAnew() {
        contactsThere = new Matches(List.of(), List.of(OLD_CONTACT));
        accountsThere = new Matches(List.of(OLD_ACCOUNT, NOBODY), List.of());
        lead.given(created(), qualified()).when(convert(null))
                .expect(new LeadConverted(CONTACT, ACCOUNT, null, null, REP, NOW));
    }

    /** Today 12. */
    @Test
    void whoConvertsALeadSaysWhoItIs() {
        lead.given(created(), qualified()).when(convert(OLD_CONTACT, OLD_ACCOUNT, WANTED))
                .expect(new LeadConverted(OLD_CONTACT, OLD_ACCOUNT, DEAL, WANTED, REP, NOW));
        assertThat(made).containsExactly("contact " + OLD_CONTACT + " joined to " + OLD_ACCOUNT);
    }

    /** Today 12. */
    @Test
    void anAccountThatIsNamedIsThere() {
        lead.given(created(), qualified()).when(convert(null, NOBODY, null)).expectBroken(LeadRule.UNKNOWN_ACCOUNT);
    }

    /** Today 13. */
    @Test
    void aPatchSaysWhenItHappened() {
        Instant at = NOW.minusSeconds(60);
        lead.given(created()).when(new ChangeLeadDetails(ID, patch("{\"phone\": null}", LeadDetails.class), at))
                .expect(new LeadDetailsChanged(Details.of(LeadDetails.class, "name", "Somchai Jaidee", "organisation",
                        "Siam", "email", "somchai@siam.example", "source", "web"), at));
    }

    @Test
    void withoutOrganisationThereIsNoAccountAndWithoutWishNoDeal() {
        lead.given(new LeadCreated(Details.of(LeadDetails.class, "name", "Lin Wei"), REP, NOW), qualified())
                .when(convert(null))
                .expect(new LeadConverted(CONTACT, null, null, null, REP, NOW));
        assertThat(made).containsExactly("contact Lin Wei of null");
    }

    @Test
    void aLeadIsQualifiedBeforeItIsConverted() {
        lead.given(created()).when(convert(WANTED)).expectBroken(LeadRule.LEAD_NOT_QUALIFIED);
        assertThat(made).isEmpty();
    }

    @Test
    void aConvertedLeadIsNotConvertedAgain() {
        lead.given(created(), qualified(), new LeadConverted(CONTACT, null, null, null, REP, NOW)).when(convert(WANTED))
                .expectBroken(LeadRule.LEAD_NOT_OPEN);
    }

    @Test
    void itsOwnerAndThoseAboveMayChangeIt() {
        lead.given(created()).by(People.OTHER_REP).when(qualify()).expectRefused(ForbiddenException.class);
        lead.by(new Caller(OTHER_REP, Set.of(Role.MANAGER))).when(qualify()).expectRefused(ForbiddenException.class);
        lead.by(new Caller(REP, Set.of(Role.ANALYST))).when(qualify()).expectRefused(ForbiddenException.class);
        lead.by(People.MANAGER).when(qualify()).expect(qualified());
    }

    @Test
    void aWriterWhoHasSeenAnOlderVersionIsRefused() {
        lead.given(created(), assigned()).by(People.OTHER_REP).ifMatch(0).when(qualify())
                .expectRefused(StaleVersionException.class);
        lead.ifMatch(1).when(qualify()).expect(qualified());
    }

    /** F09. */
    @Test
    void aLeadComesInWithWhatIsToBeDoneNext() {
        lead.when(new CreateLead(ID, somchai(), null, call("2026-11-20"), NOW)).expect(created(),
                planned("2026-11-20"));
    }

    @Test
    void whatIsToBeDoneNextTakesThePlaceOfWhatWasAndIsDoneOnce() {
        lead.given(created()).when(new SetLeadNextStep(ID, call("2026-11-20"), NOW)).expect(planned("2026-11-20"))
                .when(new SetLeadNextStep(ID, call("2026-11-20"), NOW)).expect(planned("2026-11-20"))
                .when(new SetLeadNextStep(ID, call("2026-11-21"), NOW)).expect(planned("2026-11-20"),
                        planned("2026-11-21"))
                .when(new FinishLeadNextStep(ID, NOW)).expect(planned("2026-11-20"), planned("2026-11-21"), done())
                .when(new FinishLeadNextStep(ID, NOW)).expect(planned("2026-11-20"), planned("2026-11-21"), done());
    }

    @Test
    void nothingIsToBeDoneWithALeadThatIsNotOpen() {
        lead.given(created(), disqualified()).when(new SetLeadNextStep(ID, call("2026-11-20"), NOW))
                .expectBroken(LeadRule.LEAD_NOT_OPEN);
        lead.when(new FinishLeadNextStep(ID, NOW)).expectBroken(LeadRule.LEAD_NOT_OPEN);
    }

    private static NextStep call(String day) {
        return new NextStep("Call back", LocalDate.parse(day), "phone");
    }

    private static NextStepSet planned(String day) {
        return new NextStepSet(call(day), NOW);
    }

    private static NextStepDone done() {
        return new NextStepDone("Call back", NOW);
    }

    private static LeadCreated created() {
        return new LeadCreated(somchai(), REP, NOW);
    }

    private static LeadDetails somchai() {
        return Details.of(LeadDetails.class, "name", "Somchai Jaidee", "organisation", "Siam", "email",
                "somchai@siam.example", "phone", "+66812345678", "source", "web");
    }

    private static CreateLead create(@Nullable UUID owner, @Nullable Instant at) {
        return new CreateLead(ID, somchai(), owner, null, at);
    }

    private static LeadAssigned assigned() {
        return new LeadAssigned(OTHER_REP, REP, NOW);
    }

    private static LeadQualified qualified() {
        return new LeadQualified(null, NOW);
    }

    private static LeadDisqualified disqualified() {
        return new LeadDisqualified("Looks elsewhere", NOW);
    }

    private static QualifyLead qualify() {
        return new QualifyLead(ID, null, NOW);
    }

    private static DisqualifyLead disqualify() {
        return new DisqualifyLead(ID, "Looks elsewhere", NOW);
    }

    private static ChangeLeadDetails change(String patch) {
        return new ChangeLeadDetails(ID, patch(patch, LeadDetails.class), null);
    }

    private static ConvertLead convert(@Nullable RequestedDeal deal) {
        return convert(null, null, deal);
    }

    private static ConvertLead convert(@Nullable UUID contact, @Nullable UUID account, @Nullable RequestedDeal deal) {
        return new ConvertLead(ID, contact, account, new ConvertLead.NewIds(CONTACT, ACCOUNT, DEAL), deal, NOW);
    }

    private final class MadeContacts implements Contacts {

        @Override
        public void createFromLead(UUID id, FromLead from) {
            made.add("contact " + from.details().name() + " of " + from.accountId());
        }

        @Override
        public Matches like(LeadDetails details, Context context) {
            return contactsThere;
        }

        @Override
        public void join(UUID contactId, @Nullable UUID accountId, Context context, Instant at) {
            made.add("contact " + contactId + " joined to " + accountId);
        }
    }

    private final class MadeAccounts implements Accounts {

        @Override
        public void createFromLead(UUID accountId, LeadDetails from, UUID ownerId, UUID leadId, Instant at) {
            made.add("account " + from.organisation());
        }

        @Override
        public Matches like(String organisation, Context context) {
            return accountsThere;
        }

        @Override
        public boolean exist(Collection<UUID> accountIds, Context context) {
            return !accountIds.contains(NOBODY);
        }
    }
}
