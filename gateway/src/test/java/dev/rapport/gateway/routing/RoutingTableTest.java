package dev.rapport.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RoutingTableTest {

    private static final JsonNode LEADS = paths("""
            "/api/leads": {"post": {}}, "/api/leads/{id}": {"patch": {}}""");

    @Test
    void takesUpAResourceThatADocumentHas() {
        RoutingTable table = RoutingTable.of(Map.of(Service.CONTACT, paths("""
                "/api/leads": {"post": {}}, "/api/views/{id}": {"delete": {}}"""), Service.REPORTING, paths("""
                "/api/leads": {"get": {}}, "/api/views": {"get": {}}, "/api/reports/funnel": {"get": {}}""")));

        assertThat(table.writers()).containsOnly(Map.entry("leads", Service.CONTACT),
                Map.entry("views", Service.CONTACT));
        assertThat(table.readOnly()).containsExactly("reports");
    }

    @Test
    void leavesOutWhatIsNotPublic() {
        RoutingTable table = RoutingTable.of(Map.of(Service.REPORTING, paths("""
                "/internal/projections": {"post": {}}, "/actuator/health": {"get": {}}""")));

        assertThat(table.writers()).isEmpty();
        assertThat(table.readOnly()).isEmpty();
    }

    @Test
    void takesUpAnAddressOfAnotherServiceBelowAResource() {
        JsonNode notices = paths("""
                "/api/leads/{id}/follow": {"post": {}}, "/api/notices/{id}/read": {"post": {}},
                "/api/notices/read-all": {"post": {}}""");
        JsonNode reading = paths("""
                "/api/leads/dry-run": {"post": {}}, "/api/notices": {"get": {}}""");
        RoutingTable table = RoutingTable.of(Map.of(Service.CONTACT, LEADS, Service.INTERACTION, notices,
                Service.REPORTING, reading));

        assertThat(table.writers()).containsOnly(Map.entry("leads", Service.CONTACT),
                Map.entry("notices", Service.INTERACTION));
        assertThat(table.apart()).containsOnly(Map.entry("/api/leads/{id}/follow", Service.INTERACTION),
                Map.entry("/api/leads/dry-run", Service.REPORTING));
        assertThat(table.readOnly()).isEmpty();
    }

    @Test
    void refusesTwoServicesThatWriteOneAddress() {
        JsonNode follow = paths("""
                "/api/leads/{id}/follow": {"post": {}}""");

        assertThatThrownBy(() -> RoutingTable.of(Map.of(Service.CONTACT, LEADS, Service.DEAL, follow,
                Service.INTERACTION, follow))).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("/api/leads/{id}/follow");
    }

    @Test
    void refusesTwoServicesThatWriteOneResource() {
        JsonNode also = paths("""
                "/api/leads/{id}": {"put": {}}""");

        assertThatThrownBy(() -> RoutingTable.of(Map.of(Service.CONTACT, LEADS, Service.DEAL, also)))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("/api/leads");
    }

    @Test
    void refusesAReadOfAWriteServiceAndAWriteOfReporting() {
        JsonNode read = paths("""
                "/api/leads/{id}": {"get": {}}""");

        assertThatThrownBy(() -> RoutingTable.of(Map.of(Service.CONTACT, read)))
                .hasMessageContaining("contact-service").hasMessageContaining("get /api/leads/{id}");
        assertThatThrownBy(() -> RoutingTable.of(Map.of(Service.REPORTING, LEADS)))
                .hasMessageContaining("reporting-service").hasMessageContaining("post /api/leads");
    }

    @Test
    void refusesAPathThatNamesNoResource() {
        JsonNode any = paths("""
                "/api/{kind}/{id}": {"get": {}}""");

        assertThatThrownBy(() -> RoutingTable.of(Map.of(Service.REPORTING, any)))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("/api/{kind}/{id}");
    }

    private static JsonNode paths(String paths) {
        return JsonMapper.shared().readTree("{\"paths\": {" + paths + "}}");
    }
}
