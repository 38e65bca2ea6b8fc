package dev.rapport.host;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.jul.LevelChangePropagator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.boot.logging.LogFile;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;

/**
 * One logging system for all services, since their libraries are shared: what a thread says goes to the log file of the
 * service that it works for, in that service's form, and the rest to standard output. Where services want different
 * levels of one logger, the quieter one holds: what one keeps out of its log is in no log.
 *
 * <p>Spring Boot makes one for each service, by the name of this class.
 */
public final class HostedLogging extends LoggingSystem {
    private static final String FORM = "logging.structured.format.console";
    private static final Map<String, Appender<ILoggingEvent>> FILES = new ConcurrentHashMap<>();
    private static final Map<String, Level> ASKED = new ConcurrentHashMap<>();
    private static final Map<LogLevel, Level> LEVELS = Map.of(LogLevel.TRACE, Level.TRACE, LogLevel.DEBUG, Level.DEBUG,
            LogLevel.INFO, Level.INFO, LogLevel.WARN, Level.WARN, LogLevel.ERROR, Level.ERROR, LogLevel.FATAL,
            Level.ERROR, LogLevel.OFF, Level.OFF);
    private static Path folder = Path.of("");

    /** @param loader of a service's classes */
    public HostedLogging(ClassLoader loader) {
        // Which service it is, its threads tell.
    }

    /** Before the first service starts. */
    static synchronized void begin(Path logs) {
        folder = logs;
        LoggerContext context = context();
        context.reset();
        LevelChangePropagator levels = new LevelChangePropagator();
        levels.setContext(context);
        levels.setResetJUL(true);
        levels.start();
        context.addListener(levels);
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        ByService byService = new ByService(started(new ConsoleAppender<>(), "host", new StandardEnvironment()));
        byService.setContext(context);
        byService.start();
        root(context).setLevel(Level.INFO);
        root(context).addAppender(byService);
    }

    /** When the last service has ended. */
    static void end() {
        context().stop();
    }

    private static LoggerContext context() {
        return (LoggerContext) LoggerFactory.getILoggerFactory();
    }

    private static ch.qos.logback.classic.Logger root(LoggerContext context) {
        return context.getLogger(Logger.ROOT_LOGGER_NAME);
    }

    private static OutputStreamAppender<ILoggingEvent> started(OutputStreamAppender<ILoggingEvent> appender,
            String name, Environment environment) {
        LoggerContext context = context();
        StructuredLogEncoder encoder = new StructuredLogEncoder();
        encoder.setContext(context);
        encoder.setFormat(environment.getProperty(FORM, "ecs"));
        // Where an encoder looks for it, once, when it starts.
        context.putObject(Environment.class.getName(), environment);
        encoder.start();
        appender.setName(name);
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }

    @Override
    public void beforeInitialize() {
        // There is nothing that another service's logging would have to be shielded from.
    }

    @Override
    public void initialize(LoggingInitializationContext initialization, @Nullable String configLocation,
            @Nullable LogFile logFile) {
        String service = ServiceClassLoader.serviceOf(Thread.currentThread());
        Environment environment = initialization.getEnvironment();
        if (service != null && environment != null) {
            open(service, environment);
        }
    }

    private static synchronized void open(String service, Environment environment) {
        if (!FILES.containsKey(service)) {
            FileAppender<ILoggingEvent> file = new FileAppender<>();
            file.setFile(folder.resolve(service + ".log").toString());
            FILES.put(service, started(file, service, environment));
        }
    }

    @Override
    public void setLogLevel(@Nullable String loggerName, @Nullable LogLevel level) {
        if (level == null) {
            return;
        }
        String name = loggerName == null || loggerName.equalsIgnoreCase(LoggingSystem.ROOT_LOGGER_NAME)
                ? Logger.ROOT_LOGGER_NAME
                : loggerName;
        Level wanted = LEVELS.getOrDefault(level, Level.INFO);
        Level quieter = ASKED.merge(name, wanted, (one, other) -> one.isGreaterOrEqual(other) ? one : other);
        context().getLogger(name).setLevel(quieter);
    }

    /** Passes on to the appender of the service that the thread works for. */
    private static final class ByService extends UnsynchronizedAppenderBase<ILoggingEvent> {
        private final Appender<ILoggingEvent> others;

        ByService(Appender<ILoggingEvent> others) {
            this.others = others;
        }

        @Override
        protected void append(ILoggingEvent event) {
            String service = ServiceClassLoader.serviceOf(Thread.currentThread());
            (service == null ? others : FILES.getOrDefault(service, others)).doAppend(event);
        }
    }
}
