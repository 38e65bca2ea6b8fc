package dev.rapport.deal;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Deals and their pipelines. */
@SpringBootApplication
public class DealService {

    public static void main(String[] arguments) {
        SpringApplication.run(DealService.class, arguments);
    }
}
