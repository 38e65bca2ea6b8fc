package dev.rapport.host;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.context.ConfigurableApplicationContext;

/** A service that runs in this JVM, in a class loader and in threads of its own. */
final class HostedService {
    private final ServiceProgram program;
    private final ServiceClassLoader loader;
    private final CountDownLatch prepared = new CountDownLatch(1);
    private @Nullable ConfigurableApplicationContext context;
    private boolean stopped;

    HostedService(ServiceProgram program, ServiceClassLoader loader) {
        this.program = program;
        this.loader = loader;
    }

    String name() {
        return program.name();
    }

    /**
     * Starts it in the background.
     *
     * @param ready is called when it takes requests
     * @param failed is told why it does not start
     */
    void start(Runnable ready, BiConsumer<HostedService, Throwable> failed) {
        Thread thread = new Thread(() -> run(ready, failed), program.name());
        // What the thread starts inherits it: so a service's threads are known by their loader.
        thread.setContextClassLoader(loader);
        thread.start();
    }

    /** Waits until it has its settings and its log. */
    void awaitPrepared() throws InterruptedException {
        prepared.await();
    }

    private void run(Runnable ready, BiConsumer<HostedService, Throwable> failed) {
        try {
            SpringApplication.withHook(application -> new Contexts(), this::main);
            ready.run();
        } catch (RuntimeException | Error e) {
            failed.accept(this, e);
        } finally {
            prepared.countDown();
        }
    }

    private void main() {
        try {
            Class.forName(program.mainClass(), true, loader).getMethod("main", String[].class).invoke(null,
                    (Object) program.arguments().toArray(String[]::new));
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends it as its own process would: what is being done is finished first. */
    void stop() {
        ConfigurableApplicationContext running;
        synchronized (this) {
            stopped = true;
            running = context;
        }
        if (running != null) {
            Thread.currentThread().setContextClassLoader(loader);
            running.close();
        }
    }

    private synchronized void begun(ConfigurableApplicationContext begun) {
        if (stopped) {
            throw new IllegalStateException(program.name() + " is not started: everything stops");
        }
        context = begun;
        prepared.countDown();
    }

    /** Tells of the context before anything in it is started. */
    private final class Contexts implements SpringApplicationRunListener {
        @Override
        public void contextPrepared(ConfigurableApplicationContext prepared) {
            begun(prepared);
        }
    }
}
