package dev.rapport.reporting.support;

import dev.rapport.reporting.resource.Resources;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Component;

/** The resources of the service, found as the service finds them. */
public final class TestResources {

    public static final Resources ALL = find();

    private TestResources() {}

    private static Resources find() {
        try (var context = new AnnotationConfigApplicationContext()) {
            var scanner = new ClassPathBeanDefinitionScanner(context, false);
            scanner.addIncludeFilter(new AnnotationTypeFilter(Component.class, false));
            scanner.scan(Resources.class.getPackageName());
            context.refresh();
            return context.getBean(Resources.class);
        }
    }
}
