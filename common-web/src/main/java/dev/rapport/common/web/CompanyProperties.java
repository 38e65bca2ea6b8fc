package dev.rapport.common.web;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the company decides for everybody.
 *
 * @param timeZone
 *            where its days begin and end, e.g. Asia/Bangkok
 */
@ConfigurationProperties("rapport.company")
public record CompanyProperties(@DefaultValue("UTC") ZoneId timeZone) {}
