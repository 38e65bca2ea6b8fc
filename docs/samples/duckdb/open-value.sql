-- What is open, by stage and currency, from records as they are now.
-- ./rapport export --what states --kind deal, then: duckdb < docs/samples/duckdb/open-value.sql
SELECT stage, amount.currency AS currency, count(*) AS deals, sum(amount.amount::DECIMAL(18, 2)) AS value
FROM 'export/rapport.state.deal.parquet'
WHERE status = 'open' AND amount IS NOT NULL
GROUP BY ALL
ORDER BY ALL;
