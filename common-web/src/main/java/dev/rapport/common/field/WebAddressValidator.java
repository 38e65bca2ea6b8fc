package dev.rapport.common.field;

import dev.rapport.events.field.WebAddress;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Checks the constraint of the same name; public because the validator makes it by reflection. */
public final class WebAddressValidator implements ConstraintValidator<WebAddress, CharSequence> {

    private int max;

    @Override
    public void initialize(WebAddress constraint) {
        max = constraint.max();
    }

    @Override
    public boolean isValid(@Nullable CharSequence value, ConstraintValidatorContext context) {
        if (value == null) {
            return true;
        }
        String address = Normal.required(value.toString());
        return address.length() <= max && isWebAddress(address);
    }

    private static boolean isWebAddress(String address) {
        try {
            URI uri = new URI(address);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            // A host in another script than Latin is an authority to URI, but no host.
            return web && uri.getRawAuthority() != null && isHost(uri.getRawAuthority());
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isHost(String authority) {
        String host = authority.replaceFirst(":\\d{1,5}$", "");
        try {
            String ascii = IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES);
            return ascii.contains(".") && !ascii.startsWith(".") && !ascii.endsWith(".") && ascii.length() <= 253;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
