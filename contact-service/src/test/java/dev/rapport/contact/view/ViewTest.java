package dev.rapport.contact.view;

import static dev.rapport.common.testing.write.Scenario.ID;
import static dev.rapport.common.testing.write.Scenario.NOW;
import static dev.rapport.common.testing.write.Scenario.patch;

import dev.rapport.common.command.Change;
import dev.rapport.common.refusal.ForbiddenException;
import dev.rapport.common.refusal.NoSuchRecordException;
import dev.rapport.common.testing.People;
import dev.rapport.common.testing.write.Scenario;
import dev.rapport.events.view.ViewArchived;
import dev.rapport.events.view.ViewCreated;
import dev.rapport.events.view.ViewDetails;
import dev.rapport.events.view.ViewDetailsChanged;
import dev.rapport.events.view.ViewFilter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewTest {

    private static final String OPEN = "{\"field\": \"status\", \"op\": \"eq\", \"value\": \"open\"}";

    private final Scenario<View> view = Scenario.of(View.class);

    @Test
    void aViewIsSavedAsItIsMeant() {
        view.when(new CreateView(ID, details(" Large and open ", false), null)).expect(created());
    }

    @Test
    void aViewListsRecordsThatThereAre() {
        view.when(new CreateView(ID, new ViewDetails("unicorn", "All", List.of(), null, List.of(), null, false), null))
                .expectInvalid();
    }

    @Test
    void aViewIsNotChangedToRecordsThatThereAreNot() {
        view.given(created()).when(new ChangeViewDetails(ID, change("{\"entity\": \"unicorn\"}"))).expectInvalid();
    }

    @Test
    void aViewIsShared() {
        view.given(created()).when(new ChangeViewDetails(ID, change("{\"shared\": true}")))
                .expect(new ViewDetailsChanged(details("Large and open", true), NOW));
    }

    @Test
    void aViewHasACondition() {
        view.given(created()).when(new ChangeViewDetails(ID, change("{\"where\": %s}".formatted(OPEN))))
                .expect(new ViewDetailsChanged(having(Map.of("field", "status", "op", "eq", "value", "open")), NOW));
    }

    @Test
    void aConditionIsReplacedAsAWhole() {
        view.given(created(), new ViewDetailsChanged(having(Map.of("all", List.of(Map.of("field", "stage", "op",
                "isNull")))), NOW)).when(new ChangeViewDetails(ID, change("{\"where\": %s}".formatted(OPEN))))
                .expect(new ViewDetailsChanged(having(Map.of("field", "status", "op", "eq", "value", "open")), NOW));
    }

    @Test
    void aConditionIsTakenAway() {
        view.given(created(), new ViewDetailsChanged(having(Map.of("field", "stage", "op", "isNull")), NOW))
                .when(new ChangeViewDetails(ID, change("{\"where\": null}")))
                .expect(new ViewDetailsChanged(details("Large and open", false), NOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"all\": []}", "{\"field\": \"status\", \"op\": \"like\", \"value\": \"open\"}",
            "{\"field\": \"status\", \"op\": \"eq\"}",
            "{\"not\":{\"not\":{\"not\":{\"not\":{\"not\":{\"not\":{\"field\":\"status\",\"op\":\"isNull\"}}}}}}}"})
    void aConditionHasTheShapeOfOne(String where) {
        view.given(created()).when(new ChangeViewDetails(ID, change("{\"where\": %s}".formatted(where))))
                .expectInvalid();
    }

    @Test
    void aPatchThatChangesNothingIsNoEvent() {
        view.given(created()).when(new ChangeViewDetails(ID, change("{\"name\": \"Large and open \"}")))
                .expectNothing();
    }

    @Test
    void aViewIsPutAway() {
        view.given(created()).when(new ArchiveView(ID, null)).expect(new ViewArchived(NOW));
    }

    @Test
    void aViewIsPutAwayOnce() {
        view.given(created(), new ViewArchived(NOW)).when(new ArchiveView(ID, null)).expectNothing();
    }

    @Test
    void anArchivedViewDoesNotChange() {
        view.given(created(), new ViewArchived(NOW)).when(new ChangeViewDetails(ID, change("{\"shared\": true}")))
                .expectBroken(ViewRule.VIEW_ARCHIVED);
    }

    @Test
    void aViewIsChangedByItsOwner() {
        view.given(new ViewCreated(details("Large and open", true), People.REP.employeeId(), NOW))
                .by(People.OTHER_REP).when(new ArchiveView(ID, null)).expectRefused(ForbiddenException.class);
    }

    @Test
    void aViewThatIsNotSharedIsThereForNobodyElse() {
        view.given(created()).by(People.OTHER_REP).when(new ArchiveView(ID, null))
                .expectRefused(NoSuchRecordException.class);
    }

    private static ViewDetails details(String name, boolean shared) {
        return new ViewDetails("deal", name, List.of(new ViewFilter("status", List.of("open"))), null,
                List.of("title", "amount"), "-amount", shared);
    }

    private static ViewDetails having(Map<String, Object> where) {
        return new ViewDetails("deal", "Large and open", List.of(new ViewFilter("status", List.of("open"))), where,
                List.of("title", "amount"), "-amount", false);
    }

    private static ViewCreated created() {
        return new ViewCreated(details("Large and open", false), People.REP.employeeId(), NOW);
    }

    private static Change<ViewDetails> change(String json) {
        return patch(json, ViewDetails.class);
    }
}
