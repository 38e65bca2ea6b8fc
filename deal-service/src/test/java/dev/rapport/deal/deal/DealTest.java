package dev.rapport.deal.deal;

import static dev.rapport.common.testing.write.Scenario.ID;
import static dev.rapport.common.testing.write.Scenario.NOW;
import static dev.rapport.common.testing.write.Scenario.patch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.common.command.Ownership;
import dev.rapport.common.command.StepRule;
import dev.rapport.common.customer.CustomerRule;
import dev.rapport.common.customer.KnownCustomers.Standing;
import dev.rapport.common.customer.KnownCustomers;
import dev.rapport.common.refusal.ForbiddenException;
import dev.rapport.common.testing.People;
import dev.rapport.common.testing.write.Scenario;
import dev.rapport.deal.pipeline.PipelineRule;
import dev.rapport.deal.pipeline.Stages;
import dev.rapport.deal.pipeline.StagesInMemory;
import dev.rapport.events.DomainEvent;
import dev.rapport.events.Money;
import dev.rapport.events.customer.NextStep;
import dev.rapport.events.deal.DealAssigned;
import dev.rapport.events.deal.DealCreated;
import dev.rapport.events.deal.DealDetails;
import dev.rapport.events.deal.DealDetailsChanged;
import dev.rapport.events.deal.DealLost;
import dev.rapport.events.deal.DealNextStepDone;
import dev.rapport.events.deal.DealNextStepSet;
import dev.rapport.events.deal.DealReopened;
import dev.rapport.events.deal.DealWon;
import dev.rapport.events.deal.StageChanged;
import dev.rapport.events.field.Details;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DealTest {

    private static final UUID PIPELINE = UUID.fromString("01900000-0000-7000-8000-0000000000e1");
    private static final UUID CUSTOMER = UUID.fromString("01900000-0000-7000-8000-0000000000c1");
    private static final UUID FORMER = UUID.fromString("01900000-0000-7000-8000-0000000000a0");
    private static final UUID FIRST = UUID.fromString("01900000-0000-7000-8000-0000000000a1");
    private static final UUID SECOND = UUID.fromString("01900000-0000-7000-8000-0000000000a2");
    private static final UUID LEAD = UUID.fromString("01900000-0000-7000-8000-0000000000b1");
    private static final UUID OWNER = People.REP.employeeId();
    private static final UUID COLLEAGUE = People.OTHER_REP.employeeId();
    private static final Money EUROS = new Money(new BigDecimal("1250.00"), "EUR");
    private static final LocalDate JANUARY = LocalDate.parse("2027-01-15");
    private static final Instant BEFORE = NOW.minus(Duration.ofDays(30));

    private final StagesInMemory stages = StagesInMemory.of(PIPELINE, "first", "proposal", "payment");
    private KnownCustomers customers = id -> Standing.KNOWN;
    private AccountsOverTime accounts = AccountsOverTime.NONE;

    /** Those of the one customer that is a contact. */
    private record Accounts(AccountsOverTime ofContact) implements CustomerAccounts {

        @Override
        public boolean holds(Belonging belonging) {
            return ofContact.ever(belonging.accountId())
                    || (ofContact.equals(AccountsOverTime.NONE)
                            && belonging.accountId().equals(belonging.customerId()));
        }

        @Override
        public List<UUID> at(UUID customerId, Instant time) {
            return ofContact.at(time);
        }
    }

    /** N2. */
    @Test
    void amountAndBudgetAreInOneCurrency() {
        given(created(null)).when(change("{\"budget\": {\"amount\": \"10\", \"currency\": \"THB\"}}"))
                .expectBroken(DealRule.CURRENCY_MISMATCH);
        given(created(null))
                .when(change("{\"budget\": {\"amount\": \"10\", \"currency\": \"EUR\"}, \"kind\": \"renewal\"}"))
                .expect(new DealDetailsChanged(Details.with(Details.with(created(null).details(), "budget",
                        new Money(new BigDecimal("10.00"), "EUR")), "kind", "renewal"), NOW));
    }

    /** F30. */
    @Test
    void whatIsToBeDoneNextWithAnOpenDealIsSetAndDone() {
        var call = new NextStep("Call back", LocalDate.parse("2026-11-20"), null);
        given(created(null)).when(new SetDealNextStep(ID, call, NOW)).expect(new DealNextStepSet(call, NOW))
                .when(new FinishDealNextStep(ID, NOW))
                .expect(new DealNextStepSet(call, NOW), new DealNextStepDone("Call back", NOW));
        given(created(null), won()).when(new SetDealNextStep(ID, call, NOW))
                .expectBroken(DealRule.DEAL_ALREADY_CLOSED);
    }

    @Test
    void aDealOpensOnTheFirstStageOfItsPipeline() {
        given().when(createDeal(null)).expect(created(null));
        assertThat(stages.standing(ID)).isEqualTo("first");
    }

    @Test
    void aDealIsForAKnownCustomer() {
        customers = id -> Standing.UNKNOWN;

        given().when(createDeal(null)).expectBroken(CustomerRule.UNKNOWN_CUSTOMER);
    }

    @Test
    void aDealIsNotForSomebodyWhoWasErased() {
        customers = id -> Standing.ERASED;

        given().when(createDeal(null)).expectBroken(CustomerRule.CUSTOMER_ERASED);
    }

    @Test
    void theDealOfAConvertedLeadDoesNotWaitForItsContactToBeKnown() {
        customers = id -> Standing.UNKNOWN;

        given().when(createDeal(LEAD)).expect(created(LEAD));
    }

    /** Today 6. */
    @Test
    void aDealOfAContactWithSeveralAccountsSaysWhichItIsFor() {
        accounts = AccountsOverTime.NONE.since(BEFORE.minusSeconds(60), List.of(FORMER))
                .since(BEFORE.minusSeconds(1), List.of(FIRST, SECOND)).since(BEFORE.plusSeconds(1), List.of(SECOND));

        given().when(createDeal(SECOND, BEFORE)).expect(created(SECOND, BEFORE));
        given().when(createDeal(FORMER, BEFORE)).expect(created(FORMER, BEFORE));
        given().when(createDeal(null, BEFORE)).expect(created(FIRST, BEFORE));
        // Which account it was, or is, when there was but one, the contact itself tells.
        given().when(createDeal(null, BEFORE.minusSeconds(30))).expect(created(null, BEFORE.minusSeconds(30)));
        given().when(createDeal(null, NOW)).expect(created(null, NOW));
    }

    /** Today 6. */
    @Test
    void aDealIsForAnAccountThatItsCustomerIsOrBelongsTo() {
        given().when(createDeal(CUSTOMER, BEFORE)).expect(created(null, BEFORE));
        given().when(createDeal(SECOND, BEFORE)).expectBroken(DealRule.NOT_AN_ACCOUNT_OF_THE_CUSTOMER);

        accounts = AccountsOverTime.NONE.since(BEFORE, List.of(FIRST));
        given().when(createDeal(SECOND, BEFORE)).expectBroken(DealRule.NOT_AN_ACCOUNT_OF_THE_CUSTOMER);
        given().when(createDeal(CUSTOMER, BEFORE)).expectBroken(DealRule.NOT_AN_ACCOUNT_OF_THE_CUSTOMER);
    }

    private static CreateDeal createDeal(@Nullable UUID accountId, Instant at) {
        return new CreateDeal(ID, details(), CUSTOMER, accountId, PIPELINE, OWNER, null, at);
    }

    private static DealCreated created(@Nullable UUID accountId, Instant at) {
        return new DealCreated(
                Details.of(DealDetails.class, "title", "Carts", "amount", EUROS, "expectedClose", JANUARY), CUSTOMER,
                accountId, PIPELINE, "first", OWNER,
                null, at);
    }

    @Test
    void aDealIsItsMakersUnlessTheyGiveItToSomebodyBelowThem() {
        given().by(People.OTHER_REP).when(createDeal(null)).expectRefused(ForbiddenException.class);
        given().by(People.MANAGER).when(createDeal(null)).expect(created(null));
        given().by(People.OTHER_REP).when(new CreateDeal(ID, details(), CUSTOMER, null, PIPELINE, null, null, BEFORE))
                .expect(new DealCreated(
                        Details.of(DealDetails.class, "title", "Carts", "amount", EUROS, "expectedClose", JANUARY),
                        CUSTOMER, null, PIPELINE, "first",
                        COLLEAGUE, null, BEFORE));
    }

    @Test
    void aDealNeedsAPipeline() {
        given().when(new CreateDeal(ID, details(), CUSTOMER, null, UUID.randomUUID(), OWNER, null, BEFORE))
                .expectBroken(PipelineRule.UNKNOWN_PIPELINE);
    }

    /** Today 13. */
    @Test
    void aPatchSaysWhenItHappened() {
        Instant at = NOW.minus(Duration.ofDays(10));
        given(created(null)).when(new ChangeDealDetails(ID, patch("{\"title\": \"Ten carts\"}", DealDetails.class),
                COLLEAGUE, at))
                .expect(new DealDetailsChanged(
                        Details.of(DealDetails.class, "title", "Ten carts", "amount", EUROS, "expectedClose", JANUARY),
                        at),
                        new DealAssigned(COLLEAGUE, OWNER, at));
    }

    /** Today 13. */
    @Test
    void aPatchDoesNotHappenBeforeThePreviousStep() {
        given(created(null)).when(new ChangeDealDetails(ID, patch("{\"title\": \"Ten carts\"}", DealDetails.class),
                null, BEFORE.minusSeconds(1))).expectBroken(StepRule.BEFORE_PREVIOUS_STEP);
    }

    /** Today 11. */
    @Test
    void whoHasLeftOwnsDealsOfTheTimeBeforeAndAnalystsOwnNone() {
        UUID former = People.FORMER_REP.employeeId();
        Instant then = Instant.parse("2017-05-02T09:00:00Z");
        given().by(People.ADMIN).when(new CreateDeal(ID, details(), CUSTOMER, null, PIPELINE, former, null, then))
                .expect(new DealCreated(
                        Details.of(DealDetails.class, "title", "Carts", "amount", EUROS, "expectedClose", JANUARY),
                        CUSTOMER, null, PIPELINE, "first",
                        former, null, then));
        given(created(null)).when(new ChangeDealDetails(ID, patch("{}", DealDetails.class), former, null))
                .expectBroken(Ownership.Rule.UNKNOWN_EMPLOYEE);
        given(created(null)).when(new ChangeDealDetails(ID, patch("{}", DealDetails.class),
                People.ANALYST.employeeId(), null)).expectBroken(Ownership.Rule.OWNER_MAY_NOT_READ);
    }

    @Test
    void aDealMovesForwardsAndBackwards() {
        given(created(null)).when(move("payment")).expect(new StageChanged("first", "payment", NOW));
        given(created(null), new StageChanged("first", "payment", BEFORE)).when(move("proposal"))
                .expect(new StageChanged("payment", "proposal", NOW));
        assertThat(stages.standing(ID)).isEqualTo("proposal");
    }

    @Test
    void movingToWhereItStandsIsNoEvent() {
        given(created(null)).when(move("first")).expectNothing();
    }

    @Test
    void aDealCannotMoveToAStageItsPipelineDoesNotHave() {
        given(created(null)).when(move("dreaming")).expectBroken(PipelineRule.UNKNOWN_STAGE);
    }

    @Test
    void aClosedDealDoesNotMove() {
        given(created(null), won()).when(move("proposal")).expectBroken(DealRule.DEAL_ALREADY_CLOSED);
        given(created(null), lost()).when(move("first")).expectBroken(DealRule.DEAL_ALREADY_CLOSED);
    }

    @Test
    void anOpenDealIsWonOnceAndForAll() {
        given(created(null)).when(new WinDeal(ID, null)).expect(new DealWon("first", NOW));
        given(created(null), won()).when(new WinDeal(ID, null)).expectNothing();
        assertThat(stages.standing(ID)).isEqualTo("none");
    }

    @Test
    void anOpenDealIsLostOnceAndForAll() {
        given(created(null)).when(new LoseDeal(ID, "price", null)).expect(new DealLost("first", "price", NOW));
        given(created(null), lost()).when(new LoseDeal(ID, "another reason", null)).expectNothing();
    }

    @Test
    void aDealIsNotBothWonAndLost() {
        given(created(null), lost()).when(new WinDeal(ID, null)).expectBroken(DealRule.DEAL_ALREADY_CLOSED);
        given(created(null), won()).when(new LoseDeal(ID, "price", null)).expectBroken(DealRule.DEAL_ALREADY_CLOSED);
    }

    @Test
    void aClosedDealReopensOnTheStageItHad() {
        given(created(null), new StageChanged("first", "proposal", BEFORE), new DealLost("proposal", "price", BEFORE))
                .when(new ReopenDeal(ID, null)).expect(new DealReopened("proposal", NOW));
        assertThat(stages.standing(ID)).isEqualTo("proposal");
    }

    @Test
    void aDealWhoseStageWasRemovedMeanwhileReopensOnTheFirst() {
        given(created(null), new StageChanged("first", "retired", BEFORE), new DealWon("retired", BEFORE))
                .when(new ReopenDeal(ID, null)).expect(new DealReopened("first", NOW));
    }

    @Test
    void anOpenDealCannotBeReopened() {
        given(created(null)).when(new ReopenDeal(ID, null)).expectBroken(DealRule.DEAL_NOT_CLOSED);
    }

    @Test
    void stepsMayBeBackdatedButNotBehindTheStepBefore() {
        Instant moved = BEFORE.plus(Duration.ofDays(2));

        given(created(null)).when(new MoveDeal(ID, "proposal", moved))
                .expect(new StageChanged("first", "proposal", moved));
        given(created(null)).when(new MoveDeal(ID, "proposal", BEFORE.minusSeconds(1)))
                .expectBroken(StepRule.BEFORE_PREVIOUS_STEP);
        given(created(null), new StageChanged("first", "proposal", moved)).when(new WinDeal(ID, moved.minusSeconds(1)))
                .expectBroken(StepRule.BEFORE_PREVIOUS_STEP);
        given(created(null), new StageChanged("first", "proposal", moved)).when(new WinDeal(ID, moved))
                .expect(new DealWon("proposal", moved));
    }

    @Test
    void stepsDoNotLieInTheFuture() {
        given(created(null)).when(new WinDeal(ID, NOW.plus(Duration.ofHours(1)))).expectInvalid();
    }

    @Test
    void aStepByAnInstanceWhoseClockIsBehindComesAfterTheStepBefore() {
        Instant ahead = NOW.plus(Duration.ofMinutes(10));

        given(created(null), new StageChanged("first", "proposal", ahead)).when(move("payment"))
                .expect(new StageChanged("proposal", "payment", ahead));
    }

    @Test
    void detailsArePatched() {
        given(created(null)).when(change("{\"title\":\" Ten carts \",\"amount\":{\"amount\":\"99.5\"}}"))
                .expect(new DealDetailsChanged(
                        Details.of(DealDetails.class, "title", "Ten carts", "amount",
                                new Money(new BigDecimal("99.50"), "EUR"), "expectedClose", JANUARY),
                        NOW));
        given(created(null)).when(change("{\"amount\":null,\"expectedClose\":null}"))
                .expect(new DealDetailsChanged(Details.of(DealDetails.class, "title", "Carts"), NOW));
    }

    @Test
    void patchingWhatIsThereAlreadyIsNoEvent() {
        given(created(null)).when(change("{\"title\":\"Carts\",\"amount\":{\"amount\":\"1250\"}}")).expectNothing();
        given(created(null)).when(change("{}")).expectNothing();
    }

    @Test
    void theCustomerOfADealNeverChanges() {
        given(created(null)).when(change("{\"customerId\":\"" + LEAD + "\"}")).expectInvalid();
    }

    @Test
    void impossibleMoneyAndDaysAreRefused() {
        for (String wrong : List.of("{\"amount\":{\"amount\":\"-1\"}}", "{\"amount\":{\"amount\":\"1.005\"}}",
                "{\"amount\":{\"currency\":\"XYZ\"}}", "{\"amount\":{\"amount\":\"1e3\"}}", "{\"amount\":5}",
                "{\"expectedClose\":\"+20270-01-01\"}", "{\"title\":null}", "{\"title\":\" \"}")) {
            given(created(null)).when(change(wrong)).expectInvalid();
        }
    }

    @Test
    void aDealIsHandedToAColleague() {
        given(created(null)).by(People.REP).when(handTo(COLLEAGUE))
                .expect(new DealAssigned(COLLEAGUE, OWNER, NOW));
    }

    @Test
    void aDealIsNotHandedToNobody() {
        given(created(null)).when(handTo(UUID.randomUUID()))
                .expectBroken(Ownership.Rule.UNKNOWN_EMPLOYEE);
    }

    @Test
    void detailsOfAClosedDealCanBeCorrected() {
        given(created(null), won()).when(change("{\"title\":\"Twelve carts\"}"))
                .expect(new DealDetailsChanged(Details.of(DealDetails.class, "title", "Twelve carts", "amount", EUROS,
                        "expectedClose", JANUARY), NOW));
    }

    @Test
    void ownersAndTheirManagersChangeADealAndOthersDoNot() {
        given(created(null)).by(People.REP).when(move("proposal")).expect(new StageChanged("first", "proposal", NOW));
        given(created(null)).by(People.MANAGER).when(move("proposal"))
                .expect(new StageChanged("first", "proposal", NOW));
        for (var other : List.of(People.OTHER_REP, People.SUPPORT, People.ANALYST)) {
            given(created(null)).by(other).when(move("proposal")).expectRefused(ForbiddenException.class);
        }
    }

    private Scenario<Deal> given(DomainEvent... history) {
        return Scenario.of(Deal.class).with(Stages.class, stages).with(KnownCustomers.class, customers)
                .with(CustomerAccounts.class, new Accounts(accounts)).by(People.ADMIN)
                .given(history);
    }

    private static CreateDeal createDeal(@Nullable UUID leadId) {
        return new CreateDeal(ID, details(), CUSTOMER, null, PIPELINE, OWNER, leadId, BEFORE);
    }

    private static DealDetails details() {
        return Details.of(DealDetails.class, "title", " Carts", "amount", new Money(new BigDecimal("1250"), "EUR"),
                "expectedClose", JANUARY);
    }

    private static MoveDeal move(String stage) {
        return new MoveDeal(ID, stage, null);
    }

    private static ChangeDealDetails change(String json) {
        return new ChangeDealDetails(ID, patch(json, DealDetails.class), null, null);
    }

    private static ChangeDealDetails handTo(UUID owner) {
        return new ChangeDealDetails(ID, patch("{}", DealDetails.class), owner, null);
    }

    private static DealCreated created(@Nullable UUID leadId) {
        return new DealCreated(
                Details.of(DealDetails.class, "title", "Carts", "amount", EUROS, "expectedClose", JANUARY), CUSTOMER,
                null, PIPELINE, "first", OWNER,
                leadId, BEFORE);
    }

    private static DealWon won() {
        return new DealWon("first", BEFORE);
    }

    private static DealLost lost() {
        return new DealLost("first", "price", BEFORE);
    }
}
