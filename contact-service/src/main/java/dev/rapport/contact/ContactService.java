package dev.rapport.contact;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Leads, contacts, accounts and staff. */
@SpringBootApplication
public class ContactService {

    public static void main(String[] arguments) {
        SpringApplication.run(ContactService.class, arguments);
    }
}
