package dev.rapport.reporting.record;

import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Configuration;

/** Lets the API document find the handlers of single records, which are made for each kind of them. */
@Configuration(proxyBeanMethods = false)
public class RecordsInDocument {

    static {
        SpringDocUtils.getConfig().addRestControllers(RecordController.class);
    }
}
