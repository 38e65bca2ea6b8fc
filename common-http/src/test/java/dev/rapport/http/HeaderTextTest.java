package dev.rapport.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;

class HeaderTextTest {

    /** The rules of the library that is used; when an update changes them this fails. */
    @Test
    void takesTheSameValuesAsSpringSecurity() {
        var different = new ArrayList<Integer>();
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            String value = "a" + Character.toString(c) + "b";
            if (HeaderText.isValue(value) != isValueForSpring(value)) {
                different.add(c);
            }
        }
        assertThat(different).isEmpty();
    }

    @Test
    void takesTheSameNamesAsSpringSecurity() {
        var different = new ArrayList<Integer>();
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            String name = "a" + Character.toString(c) + "b";
            if (HeaderText.isName(name) != isNameForSpring(name)) {
                different.add(c);
            }
        }
        assertThat(different).isEmpty();
    }

    @Test
    void looksAtAllCharacters() {
        assertThat(HeaderText.isValue("")).isTrue();
        assertThat(HeaderText.isValue("สมชาย 李 \ud83d\ude00\tfin")).isTrue();
        assertThat(HeaderText.isValue("\u0000abc")).isFalse();
        assertThat(HeaderText.isValue("abc\u0080")).isFalse();
        assertThat(HeaderText.isName("a\tb")).isFalse();
    }

    private static boolean isValueForSpring(String value) {
        var request = new MockHttpServletRequest("GET", "/") {
            @Override
            public String getHeader(String name) {
                return value;
            }
        };
        try {
            new StrictHttpFirewall().getFirewalledRequest(request).getHeader("X-Any");
            return true;
        } catch (RequestRejectedException e) {
            return false;
        }
    }

    private static boolean isNameForSpring(String name) {
        var request = new MockHttpServletRequest("GET", "/") {
            @Override
            public Enumeration<String> getHeaderNames() {
                return Collections.enumeration(List.of(name));
            }
        };
        try {
            new StrictHttpFirewall().getFirewalledRequest(request).getHeaderNames().nextElement();
            return true;
        } catch (RequestRejectedException e) {
            return false;
        }
    }
}
