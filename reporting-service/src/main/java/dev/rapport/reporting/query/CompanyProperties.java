package dev.rapport.reporting.query;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the company decides for everybody who reads.
 *
 * @param timeZone
 *            where its days begin and end, e.g. Asia/Bangkok
 */
@ConfigurationProperties("rapport.company")
public record CompanyProperties(@DefaultValue("UTC") ZoneId timeZone) {}
