package dev.rapport.reporting;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Records, the 360° view, lists, search, timelines, reports and the live stream. */
@SpringBootApplication
public class ReportingService {

    public static void main(String[] arguments) {
        SpringApplication.run(ReportingService.class, arguments);
    }
}
