-- Flink SQL 2.x with flink-sql-connector-kafka: leads as they are now, kept up to date.
-- The records on the topic are upserts by id, so the table always holds the last state of each.
CREATE TABLE lead_state (
    id STRING,
    version BIGINT,
    name STRING,
    organisation STRING,
    status STRING,
    ownerId STRING,
    createdAt STRING,
    updatedAt STRING,
    PRIMARY KEY (id) NOT ENFORCED
) WITH (
    'connector' = 'upsert-kafka',
    'topic' = 'rapport.state.lead',
    'properties.bootstrap.servers' = '127.0.0.1:19092',
    'properties.isolation.level' = 'read_committed',
    'properties.group.id' = 'sales-analytics.leads',
    'key.format' = 'raw',
    'value.format' = 'json',
    'value.fields-include' = 'ALL'
);

SELECT status, count(*) AS leads FROM lead_state GROUP BY status;

-- Events, one row each; what came twice is dropped by its id.
CREATE TABLE deal_event (
    `headers` MAP<STRING, BYTES> METADATA VIRTUAL,
    payload STRING
) WITH (
    'connector' = 'kafka',
    'topic' = 'rapport.deal',
    'properties.bootstrap.servers' = '127.0.0.1:19092',
    'properties.group.id' = 'sales-analytics.deals',
    'scan.startup.mode' = 'earliest-offset',
    'format' = 'raw'
);

SELECT CAST(`headers`['ce_type'] AS STRING) AS type, count(DISTINCT CAST(`headers`['ce_id'] AS STRING)) AS events
FROM deal_event
GROUP BY CAST(`headers`['ce_type'] AS STRING);
