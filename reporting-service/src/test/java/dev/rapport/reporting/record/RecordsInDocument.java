package dev.rapport.reporting.record;

import dev.rapport.reporting.query.QueryParametersInDocument;
import dev.rapport.reporting.resource.Resource;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.List;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Configuration;

/** Lets the API document find the handlers of single records, which are made for each kind of them. */
@Configuration(proxyBeanMethods = false)
public class RecordsInDocument {

    static {
        SpringDocUtils.getConfig().addRestControllers(RecordController.class);
    }

    /** What records can be answered with, beside what they have themselves. */
    public static Parameter include(Resource<?> resource) {
        return QueryParametersInDocument.parameter(Include.PARAMETER,
                "Answers as `names` what these are called, as it is now, each with its kind",
                QueryParametersInDocument.several(
                        QueryParametersInDocument.choice(List.copyOf(Include.choices(resource).keySet()))));
    }
}
