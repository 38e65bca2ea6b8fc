package dev.rapport.interaction;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** What was said and done with customers. */
@SpringBootApplication
public class InteractionService {

    public static void main(String[] arguments) {
        SpringApplication.run(InteractionService.class, arguments);
    }
}
