package dev.rapport.host.app;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Says what it is called and that it ends; with {@code --broken} it does not start. */
@Configuration(proxyBeanMethods = false)
public class SmallService {
    private static final Logger LOG = LoggerFactory.getLogger(SmallService.class);

    /** Starts it. */
    public static void main(String[] arguments) {
        SpringApplication service = new SpringApplication(SmallService.class);
        service.setDefaultProperties(Map.of("logging.level.dev.rapport", "info"));
        service.run(arguments);
    }

    @Bean
    DisposableBean work(@Value("${spring.application.name}") String name, @Value("${broken:no}") String broken) {
        if (!broken.equals("no")) {
            throw new IllegalStateException("told to break");
        }
        LOG.info("{} works", name);
        return () -> LOG.info("{} has ended", name);
    }
}
