package dev.rapport.gateway.limits;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much a caller may ask for.
 *
 * @param body longest body of a write
 * @param perCaller for each token subject, or each client address where there is no token
 * @param signIn for each client address at the sign-in endpoints, against guessing of passwords
 * @param atOnce requests that are under way at the same time, the live stream apart
 * @param callers how many callers are remembered; beyond that the longest silent are forgotten
 */
@ConfigurationProperties("rapport.gateway.limits")
record LimitProperties(
        @DefaultValue("1MB") DataSize body,
        @DefaultValue Rate perCaller,
        @DefaultValue SignInRate signIn,
        @DefaultValue AtOnce atOnce,
        @DefaultValue("50000") int callers) {

    LimitProperties {
        if (body.toBytes() < 1 || callers < 1) {
            throw new IllegalArgumentException("rapport.gateway.limits: body and callers must be at least 1");
        }
    }

    /**
     * @param burst requests at once
     * @param perSecond requests refilled per second
     */
    record Rate(@DefaultValue("2000") int burst, @DefaultValue("1000") int perSecond) {
        Rate {
            requirePositive(burst, perSecond);
        }
    }

    /**
     * @param burst requests at once
     * @param perSecond requests refilled per second
     */
    record SignInRate(@DefaultValue("100") int burst, @DefaultValue("20") int perSecond) {
        SignInRate {
            requirePositive(burst, perSecond);
        }
    }

    /**
     * @param perCaller of one token subject
     * @param perAddress of one client address, which a whole office may share
     */
    record AtOnce(@DefaultValue("100") int perCaller, @DefaultValue("300") int perAddress) {
        AtOnce {
            requirePositive(perCaller, perAddress);
        }
    }

    private static void requirePositive(int burst, int perSecond) {
        if (burst < 1 || perSecond < 1) {
            throw new IllegalArgumentException("rapport.gateway.limits: what is counted must be at least 1");
        }
    }
}
