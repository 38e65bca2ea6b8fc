package dev.rapport.localstack.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;

/**
 * Makes those wait who send wrong passwords, twice as long each time. Wrong passwords are counted for the account and
 * for the address that they come from. Who has to wait is given a turn, which nobody else can use up: under an attack
 * from elsewhere, the right password is taken from whoever comes back when told to. The turns of one address are a
 * delay apart, so that it gains nothing by trying many accounts.
 */
final class GuessingDelays {

    static final int FREE_PER_ACCOUNT = 5;
    static final int FREE_PER_ADDRESS = 20;
    static final Duration LONGEST_DELAY = Duration.ofMinutes(5);

    /** Turns later than this are not kept, so that an address cannot line them up without end. */
    static final Duration LATEST_TURN = Duration.ofMinutes(30);

    static final int MAX_REMEMBERED = 20_000;

    private static final Duration REMEMBERED = Duration.ofHours(1);
    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
    private static final int LONGEST_NAME = 64;

    private final Ticker ticker;
    private final Cache<String, Integer> wrongForAccount;
    private final Cache<String, Integer> wrongFromAddress;
    private final Cache<String, Long> lastTurnOfAddress;
    private final Cache<Pair, Long> turns;

    /** Passwords of one account are checked one after the other: many at once would all come before the first delay. */
    private final ReentrantLock[] locks = Stream.generate(ReentrantLock::new).limit(64).toArray(ReentrantLock[]::new);

    private record Pair(String account, String address) {}

    GuessingDelays(Ticker ticker) {
        this.ticker = ticker;
        this.wrongForAccount = remembered(ticker);
        this.wrongFromAddress = remembered(ticker);
        this.lastTurnOfAddress = remembered(ticker);
        this.turns = remembered(ticker);
    }

    private static <K, V> Cache<K, V> remembered(Ticker ticker) {
        return Caffeine.newBuilder().ticker(ticker).maximumSize(MAX_REMEMBERED).expireAfterWrite(REMEMBERED).build();
    }

    /**
     * Checks a password, unless it has to wait.
     *
     * @param check throws {@link BadCredentialsException} or {@link OAuth2AuthenticationException} for a wrong one
     * @throws TooManyGuessesException when it is not the caller's turn; nothing was checked then
     */
    @Nullable
    Authentication inTurn(String userName, String address, Supplier<@Nullable Authentication> check) {
        Pair pair = new Pair(account(userName), network(address));
        ReentrantLock lock = locks[Math.floorMod(pair.account().hashCode(), locks.length)];
        lock.lock();
        try {
            Duration wait = untilTurn(pair);
            if (wait.isPositive()) {
                throw new TooManyGuessesException(wait);
            }
            Authentication known = check.get();
            if (known != null) {
                wrongForAccount.invalidate(pair.account());
                turns.invalidate(pair);
            }
            return known;
        } catch (BadCredentialsException e) {
            wrong(pair);
            throw e;
        } catch (TooManyGuessesException e) {
            throw e;
        } catch (OAuth2AuthenticationException e) {
            wrong(pair);
            throw e;
        } finally {
            lock.unlock();
        }
    }

    private Duration untilTurn(Pair pair) {
        Long turn = turns.getIfPresent(pair);
        return turn == null ? giveTurn(pair) : Duration.ofNanos(turn - ticker.read());
    }

    private void wrong(Pair pair) {
        wrongForAccount.asMap().merge(pair.account(), 1, Integer::sum);
        wrongFromAddress.asMap().merge(pair.address(), 1, Integer::sum);
        turns.invalidate(pair);
        giveTurn(pair);
    }

    /** How long it is until the turn that is given; nothing is kept where no wait is due. */
    private Duration giveTurn(Pair pair) {
        long now = ticker.read();
        Duration ofAccount = delayAfter(wrongForAccount.getIfPresent(pair.account()), FREE_PER_ACCOUNT);
        Duration ofAddress = delayAfter(wrongFromAddress.getIfPresent(pair.address()), FREE_PER_ADDRESS);
        if (ofAccount.isZero() && ofAddress.isZero()) {
            return Duration.ZERO;
        }
        long turn = now + ofAccount.toNanos();
        if (ofAddress.isPositive()) {
            Long last = lastTurnOfAddress.getIfPresent(pair.address());
            long free = last == null ? now : Math.max(now, last);
            turn = Math.max(turn, free + ofAddress.toNanos());
        }
        Duration wait = Duration.ofNanos(turn - now);
        if (wait.compareTo(LATEST_TURN) <= 0) {
            turns.put(pair, turn);
            if (ofAddress.isPositive()) {
                lastTurnOfAddress.put(pair.address(), turn);
            }
        }
        return wait;
    }

    private static Duration delayAfter(@Nullable Integer wrong, int free) {
        if (wrong == null || wrong < free) {
            return Duration.ZERO;
        }
        Duration delay = FIRST_DELAY.multipliedBy(1L << Math.min(wrong - free, 16));
        return delay.compareTo(LONGEST_DELAY) < 0 ? delay : LONGEST_DELAY;
    }

    /** User names are the same in any case; a longer one is nobody's and must not fill the memory. */
    private static String account(String userName) {
        String name = userName.substring(0, Math.min(userName.length(), LONGEST_NAME));
        return name.toLowerCase(Locale.ROOT);
    }

    /** Of IPv6 the first half: who has one address there usually has all that share it. */
    private static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        String[] groups = address.split(":", -1);
        return groups.length < 8 ? address : String.join(":", groups[0], groups[1], groups[2], groups[3]);
    }
}
