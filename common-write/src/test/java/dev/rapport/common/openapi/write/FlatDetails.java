package dev.rapport.common.openapi.write;

import dev.rapport.events.field.EventFields;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.utils.SpringDocUtils;

/**
 * Lets the fields of details lie flat in the bodies that hold them. Springdoc does so by itself, but knows a body by
 * the name of its class only and not by the one it has in the document.
 */
final class FlatDetails implements ModelConverter {

    @Override
    public io.swagger.v3.oas.models.media.@Nullable Schema<?> resolve(AnnotatedType type, ModelConverterContext context,
            Iterator<ModelConverter> chain) {
        if (type.getType() instanceof Class<?> body && body.isRecord()
                && Arrays.stream(body.getRecordComponents()).anyMatch(FlatDetails::isFlat)) {
            SpringDocUtils.getConfig().addParentType(body.getAnnotation(Schema.class).name());
        }
        return chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
    }

    private static boolean isFlat(RecordComponent component) {
        return EventFields.isUnwrapped(component);
    }
}
