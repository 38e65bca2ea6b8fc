select stage, amount.currency as currency, count(*) as deals, sum(amount.amount::decimal(18, 2)) as value
from {{ source('rapport', 'deal') }}
where status = 'open' and amount is not null
group by all
