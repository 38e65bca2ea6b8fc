-- How many deals were won in each month, and how long that took, from what happened.
-- ./rapport export --what events --kind deal, then: duckdb < docs/samples/duckdb/won-by-month.sql
WITH begun AS (
    SELECT subject, time FROM 'export/rapport.deal.parquet' WHERE type = 'rapport.deal.DealCreated'
), won AS (
    -- A deal that was reopened and won again counts when it was won last.
    SELECT subject, max(time) AS time FROM 'export/rapport.deal.parquet' WHERE type = 'rapport.deal.DealWon' GROUP BY ALL
)
SELECT strftime(won.time, '%Y-%m') AS month, count(*) AS deals,
       median(date_diff('day', begun.time, won.time)) AS days
FROM won JOIN begun USING (subject)
GROUP BY ALL
ORDER BY ALL;
