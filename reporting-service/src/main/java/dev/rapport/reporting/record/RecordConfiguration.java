package dev.rapport.reporting.record;

import dev.rapport.common.projection.ProjectionRuntime;
import dev.rapport.common.security.KnownEmployees;
import dev.rapport.reporting.access.AccessController;
import dev.rapport.reporting.access.Readers;
import dev.rapport.reporting.custom.CustomFields;
import dev.rapport.reporting.elasticsearch.IndexReader;
import dev.rapport.reporting.mongodb.Mongodb;
import dev.rapport.reporting.resource.Audience;
import dev.rapport.reporting.resource.ResourceAddresses;
import dev.rapport.reporting.resource.Resources;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RecordConfiguration {

    @Bean
    RecordsTarget recordsTarget(Mongodb mongodb, Resources resources, List<Derivation> derivations) {
        return new RecordsTarget(mongodb, resources, derivations);
    }

    @Bean
    Records records(ProjectionRuntime runtime, RecordsTarget target, Resources resources) {
        return new Records(runtime, target, resources);
    }

    @Bean
    PastRecords pastRecords(IndexReader searchIndex) {
        return new PastRecords(searchIndex);
    }

    @Bean
    PastStates pastStates(Resources resources) {
        return new PastStates(resources);
    }

    @Bean
    KnownEmployees knownEmployees(Records records) {
        return records::standing;
    }

    @Bean
    Names names(Records records, Resources resources) {
        return new Names(records, resources);
    }

    @Bean
    ResourceAddresses recordAddresses(Resources resources, Records records, Names names, Readers readers,
            CustomFields customFields) {
        return new ResourceAddresses(resources,
                resource -> new RecordController(resource, records, names, readers, customFields));
    }

    @Bean
    ResourceAddresses accessAddresses(Resources resources, Records records, Readers readers) {
        return new ResourceAddresses(resources, resource -> resource.audience() == Audience.POLICY,
                resource -> new AccessController(resource, readers, reading -> records.copy(reading)::find));
    }
}
