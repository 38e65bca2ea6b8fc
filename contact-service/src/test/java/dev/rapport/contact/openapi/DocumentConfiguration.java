package dev.rapport.contact.openapi;

import dev.rapport.common.openapi.write.ApiConventions;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The component scan of the service finds it, and with it the conventions that lie outside of its packages. */
@Configuration(proxyBeanMethods = false)
@Import(ApiConventions.class)
class DocumentConfiguration {}
