package dev.rapport.reporting.list;

import dev.rapport.common.field.FieldProperties;
import dev.rapport.common.web.CompanyProperties;
import dev.rapport.reporting.access.Readers;
import dev.rapport.reporting.custom.CustomFields;
import dev.rapport.reporting.elasticsearch.IndexReader;
import dev.rapport.reporting.overview.Overviews;
import dev.rapport.reporting.overview.PastOverviews;
import dev.rapport.reporting.owner.Owners;
import dev.rapport.reporting.record.Names;
import dev.rapport.reporting.record.Records;
import dev.rapport.reporting.resource.ResourceAddresses;
import dev.rapport.reporting.resource.Resources;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ListConfiguration {

    @Bean
    ResourceAddresses listAddresses(Resources resources, IndexReader searchIndex, Records records, Names names,
            Owners owners, Overviews overviews, PastOverviews pastOverviews, Readers readers,
            CustomFields customFields, CompanyProperties company, FieldProperties fields, Clock clock) {
        var narrowing = new Narrowing(new SavedViews(records), customFields, company, fields, clock);
        return new ResourceAddresses(resources,
                resource -> new ListController(resource, searchIndex, records, names, owners, overviews,
                        pastOverviews, readers, narrowing));
    }
}
