package dev.rapport.contact.contact;

import static dev.rapport.common.testing.write.Scenario.ID;
import static dev.rapport.common.testing.write.Scenario.NOW;
import static dev.rapport.common.testing.write.Scenario.OTHER_ID;
import static dev.rapport.common.testing.write.Scenario.patch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.common.command.Claims;
import dev.rapport.common.command.Command;
import dev.rapport.common.command.Context;
import dev.rapport.common.command.ExternalIds;
import dev.rapport.common.command.RecordRule;
import dev.rapport.common.refusal.BrokenRuleException;
import dev.rapport.common.refusal.ForbiddenException;
import dev.rapport.common.refusal.NoSuchRecordException;
import dev.rapport.common.testing.People;
import dev.rapport.common.testing.write.ClaimsInMemory;
import dev.rapport.common.testing.write.Scenario;
import dev.rapport.contact.account.Accounts;
import dev.rapport.contact.classification.ClassificationRule;
import dev.rapport.contact.classification.WantedClassification;
import dev.rapport.contact.matching.Matches;
import dev.rapport.contact.need.NeedRule;
import dev.rapport.events.DomainEvent;
import dev.rapport.events.contact.ConsentGiven;
import dev.rapport.events.contact.ConsentWithdrawn;
import dev.rapport.events.contact.ContactAssigned;
import dev.rapport.events.contact.ContactClassified;
import dev.rapport.events.contact.ContactCreated;
import dev.rapport.events.contact.ContactDetails;
import dev.rapport.events.contact.ContactDetailsChanged;
import dev.rapport.events.contact.ContactErased;
import dev.rapport.events.contact.ContactKindsChanged;
import dev.rapport.events.contact.ContactMerged;
import dev.rapport.events.contact.ContactMergedInto;
import dev.rapport.events.contact.ContactUnmerged;
import dev.rapport.events.contact.ContactUnmergedFrom;
import dev.rapport.events.contact.NeedClosed;
import dev.rapport.events.contact.NeedRecorded;
import dev.rapport.events.customer.Email;
import dev.rapport.events.customer.Lifecycle;
import dev.rapport.events.customer.Need;
import dev.rapport.events.customer.Tier;
import dev.rapport.events.field.Details;
import dev.rapport.events.lead.LeadDetails;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContactTest {

    private static final UUID REP = People.REP.employeeId();
    private static final UUID OTHER_REP = People.OTHER_REP.employeeId();
    private static final UUID ACCOUNT = UUID.fromString("01950000-0000-7000-8000-00000000000a");

    private final Scenario<Contact> contact = Scenario.of(Contact.class).with(Accounts.class, new OneAccount())
            .withBuilt(OtherContacts.class, axon -> new OtherContacts(() -> axon.repository(Contact.class)));

    @Test
    void aContactIsMadeWithItsDetailsInNormalForm() {
        contact.when(new CreateContact(ID,
                Details.of(ContactDetails.class, "name", "Lin Wei ", "email", "Lin@Wei.example", "phone",
                        "+86 10 1234 5678", "jobTitle", "Buyer", "language", "ZH-hans", "accountIds",
                        List.of(ACCOUNT, ACCOUNT)),
                null, NOW)).expect(created(REP));
    }

    @Test
    void anAccountOfAContactExists() {
        contact.when(new CreateContact(ID,
                Details.of(ContactDetails.class, "name", "Lin Wei", "accountIds", List.of(OTHER_ID)), null, NOW))
                .expectBroken(ContactRule.UNKNOWN_ACCOUNT);
    }

    @Test
    void detailsAndOwnerArePatchedTogether() {
        contact.given(created(REP)).when(new ChangeContactDetails(ID,
                patch("{\"accountIds\": null}", ContactDetails.class), OTHER_REP, null)).expect(
                        new ContactDetailsChanged(
                                Details.of(ContactDetails.class, "name", "Lin Wei", "email", "lin@wei.example", "phone",
                                        "+861012345678", "jobTitle", "Buyer", "language", "zh-Hans"),
                                NOW),
                        new ContactAssigned(OTHER_REP, REP, NOW));
    }

    @Test
    void aPatchMayNotNameAnUnknownAccount() {
        contact.given(created(REP)).when(change("{\"accountIds\": [\"" + OTHER_ID + "\"]}"))
                .expectBroken(ContactRule.UNKNOWN_ACCOUNT);
    }

    @Test
    void aPatchThatChangesNothingIsNoEvent() {
        contact.given(created(REP)).when(change("{\"email\": \"LIN@wei.example\"}")).expectNothing();
    }

    /** F01. */
    @Test
    void anAddressThatIsPatchedTakesThePlaceOfThePrimaryOne() {
        var home = new Email("wei@home.example", "home", null);
        contact.given(created(REP)).when(change("""
                {"emails": [{"address": "lin@wei.example", "kind": "work"},
                            {"address": "Wei@Home.example", "kind": "home"}]}"""))
                .expect(new ContactDetailsChanged(
                        several("lin@wei.example", new Email("lin@wei.example", "work", true), home), NOW))
                .when(change("{\"email\": \"lin@new.example\"}"))
                .expect(new ContactDetailsChanged(
                        several("lin@wei.example", new Email("lin@wei.example", "work", true), home), NOW),
                        new ContactDetailsChanged(
                                several("lin@new.example", new Email("lin@new.example", "work", true), home), NOW));
    }

    private static ContactDetails several(String email, Email... emails) {
        return Details.with(Details.with(created(REP).details(), "email", email), "emails", List.of(emails));
    }

    /** F73. */
    @Test
    void anExternalIdIsGivenUpWhenItIsRemovedAndWhenTheContactIsForgotten() {
        var claims = new ClaimsInMemory();
        contact.with(Claims.class, claims).given(created(REP)).when(change("""
                {"externalIds": {"salesforce": "0035", "sap": "7"}}"""));
        ExternalIds others = ExternalIds.of(claims, "contact", OTHER_ID);
        assertThatThrownBy(() -> others.change(null, Map.of("salesforce", "0035")))
                .isInstanceOfSatisfying(BrokenRuleException.class,
                        e -> assertThat(e.rule()).isEqualTo(RecordRule.EXTERNAL_ID_TAKEN));
        ExternalIds.of(claims, "lead", OTHER_ID).change(null, Map.of("salesforce", "0035"));
    }

    /** F01. */
    @Test
    void whatAContactIsToUsIsSaidOnce() {
        contact.given(created(REP)).when(kinds(List.of("subscriber", "advocate"), List.of("employee")))
                .expect(new ContactKindsChanged(List.of("subscriber", "advocate"), List.of(), NOW))
                .when(kinds(List.of("subscriber"), List.of("advocate", "subscriber")))
                .expect(new ContactKindsChanged(List.of("subscriber", "advocate"), List.of(), NOW),
                        new ContactKindsChanged(List.of(), List.of("advocate"), NOW));
    }

    @Test
    void nobodyIsAnythingAfterTheyWereErased() {
        contact.given(created(REP), erased()).when(kinds(List.of("advocate"), List.of()))
                .expectBroken(ContactRule.CONTACT_ERASED);
    }

    private static ChangeContactKinds kinds(List<String> add, List<String> remove) {
        return new ChangeContactKinds(ID, add, remove, NOW);
    }

    /** F14. */
    @Test
    void aNeedIsClosedOnceAndStaysAsItWasClosed() {
        var recorded = new NeedRecorded(OTHER_ID, new Need("goal", "A second warehouse", null, null, "now"), NOW);
        contact.given(created(REP)).when(new RecordContactNeed(ID, OTHER_ID, recorded.need(), NOW)).expect(recorded)
                .when(new CloseContactNeed(ID, OTHER_ID, "met", NOW)).expect(recorded, met())
                .when(new CloseContactNeed(ID, OTHER_ID, "met", NOW)).expect(recorded, met());
    }

    @Test
    void aNeedThatWasClosedOrNeverWasIsNotClosedOtherwise() {
        contact.given(created(REP),
                new NeedRecorded(OTHER_ID, new Need("goal", "A second warehouse", null, null, "now"), NOW), met());
        contact.when(new CloseContactNeed(ID, OTHER_ID, "dropped", NOW)).expectBroken(NeedRule.NEED_CLOSED);
        contact.when(new CloseContactNeed(ID, ACCOUNT, "met", NOW)).expectRefused(NoSuchRecordException.class);
    }

    @Test
    void twoHundredNeedsAreOpenAtMost() {
        var events = new ArrayList<DomainEvent>(List.of(created(REP)));
        for (int i = 0; i < 200; i++) {
            events.add(new NeedRecorded(new UUID(7, i), new Need("need", "Number " + i, null, null, null), NOW));
        }
        contact.given(events.toArray(DomainEvent[]::new))
                .when(new RecordContactNeed(ID, OTHER_ID, new Need("need", "One more", null, null, null), NOW))
                .expectBroken(NeedRule.TOO_MANY_OPEN_NEEDS);
        contact.when(new CloseContactNeed(ID, new UUID(7, 0), "dropped", NOW))
                .when(new RecordContactNeed(ID, OTHER_ID, new Need("need", "One more", null, null, null), NOW))
                .expect(new NeedClosed(new UUID(7, 0), "dropped", NOW),
                        new NeedRecorded(OTHER_ID, new Need("need", "One more", null, null, null), NOW));
    }

    private static NeedClosed met() {
        return new NeedClosed(OTHER_ID, "met", NOW);
    }

    @Test
    void aContactIsClassified() {
        contact.given(created(REP)).when(classify(Lifecycle.PROSPECT)).expect(prospect()).when(
                classify(Lifecycle.PROSPECT)).expect(prospect());
    }

    @Test
    void aContactDoesNotSkipAStep() {
        contact.given(created(REP)).when(classify(Lifecycle.CUSTOMER))
                .expectBroken(ClassificationRule.LIFECYCLE_TRANSITION_NOT_ALLOWED);
    }

    @Test
    void aDuplicateIsMergedOnBothSides() {
        contact.givenOf(OTHER_ID, created(REP)).given(created(REP)).when(merge(OTHER_ID)).expect(merged())
                .expectOf(OTHER_ID, created(REP), mergedInto());
    }

    @Test
    void mergingTwiceIsOneEvent() {
        contact.givenOf(OTHER_ID, created(REP), mergedInto()).given(created(REP), merged()).when(merge(OTHER_ID))
                .expectNothing().expectOf(OTHER_ID, created(REP), mergedInto());
    }

    @Test
    void aContactIsNotItsOwnDuplicate() {
        contact.given(created(REP)).when(merge(ID)).expectBroken(ContactRule.MERGED_WITH_ITSELF);
    }

    @Test
    void aDuplicateExists() {
        contact.given(created(REP)).when(merge(OTHER_ID)).expectBroken(ContactRule.UNKNOWN_CONTACT);
    }

    @Test
    void whoMergesMayChangeBoth() {
        contact.givenOf(OTHER_ID, created(OTHER_REP)).given(created(REP)).when(merge(OTHER_ID))
                .expectRefused(ForbiddenException.class).expectOf(OTHER_ID, created(OTHER_REP));
    }

    @Test
    void whatIsMergedOrErasedIsNotMergedAgain() {
        contact.givenOf(OTHER_ID, created(REP), new ContactMergedInto(UUID.randomUUID(), NOW)).given(created(REP))
                .when(merge(OTHER_ID)).expectBroken(ContactRule.CONTACT_MERGED);
        UUID gone = UUID.randomUUID();
        contact.givenOf(gone, created(REP), erased()).when(merge(gone)).expectBroken(ContactRule.CONTACT_ERASED);
    }

    @Test
    void aDuplicateIsTakenOutOnBothSides() {
        contact.givenOf(OTHER_ID, created(REP), mergedInto()).given(created(REP), merged()).when(unmerge())
                .expect(new ContactUnmerged(OTHER_ID, NOW))
                .expectOf(OTHER_ID, created(REP), mergedInto(), new ContactUnmergedFrom(ID, NOW));
        contact.when(merge(OTHER_ID)).expect(new ContactUnmerged(OTHER_ID, NOW), merged());
    }

    @Test
    void onlyADuplicateIsTakenOut() {
        contact.givenOf(OTHER_ID, created(REP)).given(created(REP)).when(unmerge())
                .expectBroken(ContactRule.CONTACT_NOT_MERGED);
    }

    @Test
    void consentIsRecordedPerPurposeAndChannel() {
        contact.given(created(REP)).when(consent("email", true)).expect(agreed("email"))
                .when(consent("email", true)).expect(agreed("email"))
                .when(consent(null, true)).expect(agreed("email"), agreed(null))
                .when(consent("email", false)).expect(agreed("email"), agreed(null), refused())
                .when(consent("email", false)).expect(agreed("email"), agreed(null), refused())
                .when(consent("email", true)).expect(agreed("email"), agreed(null), refused(), agreed("email"));
    }

    /** Today 5. */
    @Test
    void aWordOnAllChannelsIsOneOnEachOfThem() {
        var withdrawn = new ConsentWithdrawn("newsletter", null, NOW);
        contact.given(created(REP)).when(consent("email", true)).when(consent(null, false))
                .expect(agreed("email"), withdrawn)
                .when(consent("email", false)).expect(agreed("email"), withdrawn)
                .when(consent("email", true)).expect(agreed("email"), withdrawn, agreed("email"))
                .when(consent(null, false)).expect(agreed("email"), withdrawn, agreed("email"), withdrawn);
    }

    /** Today 5. */
    @Test
    void aYesOnAllChannelsFollowsANoOnOne() {
        contact.given(created(REP)).when(consent(null, true)).when(consent("email", false)).when(consent(null, true))
                .expect(agreed(null), refused(), agreed(null))
                .when(consent("email", true)).expect(agreed(null), refused(), agreed(null));
    }

    @Test
    void aNoThatFollowsNoYesIsKept() {
        contact.given(created(REP)).when(consent("email", false)).expect(refused());
    }

    @Test
    void aManagerOfTheOwnerForgetsAContact() {
        contact.given(created(REP)).by(People.MANAGER).when(erase()).expect(erased());
    }

    @Test
    void theOwnerAloneMayNotForgetAContact() {
        contact.given(created(REP)).when(erase()).expectRefused(ForbiddenException.class);
    }

    @Test
    void duplicatesAreForgottenToo() {
        contact.givenOf(OTHER_ID, created(OTHER_REP), mergedInto()).given(created(REP), merged())
                .by(People.ADMIN).when(erase()).expect(erased())
                .expectOf(OTHER_ID, created(OTHER_REP), mergedInto(), erased());
    }

    @Test
    void aDuplicateCanBeForgottenByItself() {
        contact.given(created(REP), new ContactMergedInto(OTHER_ID, NOW)).by(People.ADMIN).when(erase())
                .expect(erased());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aMergedContactRefusesChanges(Command command) {
        contact.given(created(REP), new ContactMergedInto(OTHER_ID, NOW)).when(command)
                .expectBroken(ContactRule.CONTACT_MERGED);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void anErasedContactRefusesChanges(Command command) {
        contact.given(created(REP), erased()).when(command).expectBroken(ContactRule.CONTACT_ERASED);
    }

    @Test
    void anErasedContactIsNotErasedAgain() {
        contact.given(created(REP), erased()).by(People.ADMIN).when(erase())
                .expectBroken(ContactRule.CONTACT_ERASED);
    }

    static List<Command> commands() {
        return List.of(change("{\"name\": \"New\"}"), classify(Lifecycle.PROSPECT), merge(OTHER_ID), unmerge(),
                consent("email", true));
    }

    private static ContactCreated created(UUID owner) {
        return new ContactCreated(
                Details.of(ContactDetails.class, "name", "Lin Wei", "email", "lin@wei.example", "phone",
                        "+861012345678", "jobTitle", "Buyer", "language", "zh-Hans", "accountIds", List.of(ACCOUNT)),
                owner, null, NOW);
    }

    private static ContactMerged merged() {
        return new ContactMerged(OTHER_ID, NOW);
    }

    private static ContactMergedInto mergedInto() {
        return new ContactMergedInto(ID, NOW);
    }

    private static ContactErased erased() {
        return new ContactErased("asked for it", NOW);
    }

    private static ContactClassified prospect() {
        return new ContactClassified("prospect", "normal", null, "potential", "normal", NOW);
    }

    private static ConsentGiven agreed(@Nullable String channel) {
        return new ConsentGiven("newsletter", channel, null, NOW);
    }

    private static ConsentWithdrawn refused() {
        return new ConsentWithdrawn("newsletter", "email", NOW);
    }

    private static ChangeContactDetails change(String patch) {
        return new ChangeContactDetails(ID, patch(patch, ContactDetails.class), null, null);
    }

    private static ClassifyContact classify(Lifecycle lifecycle) {
        return new ClassifyContact(ID, new WantedClassification(lifecycle, (Tier) null, null), NOW);
    }

    private static MergeContacts merge(UUID duplicate) {
        return new MergeContacts(ID, duplicate, NOW);
    }

    private static UnmergeContacts unmerge() {
        return new UnmergeContacts(ID, OTHER_ID, NOW);
    }

    private static RecordConsent consent(@Nullable String channel, boolean given) {
        return new RecordConsent(ID, new Consent("newsletter", channel), given, null, NOW);
    }

    private static EraseContact erase() {
        return new EraseContact(ID, "asked for it", NOW);
    }

    private static final class OneAccount implements Accounts {

        @Override
        public void createFromLead(UUID accountId, LeadDetails organisation, UUID ownerId, UUID leadId, Instant at) {
            throw new IllegalStateException("A contact makes no account");
        }

        @Override
        public Matches like(String organisation, Context context) {
            return Matches.NONE;
        }

        @Override
        public boolean exist(Collection<UUID> accountIds, Context context) {
            return List.of(ACCOUNT).containsAll(accountIds);
        }
    }
}
